package dev.branchline.state.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of the workspace's files and folders, for finding one by a few of its letters. Grows in place while the folder is walked and is
/// shared by all states; UI thread only.
///
/// A hundred thousand names must be searched within a frame. So what a word finds in a folder is found out once for all that lies in it; each
/// name has a mask of the letters in it, which rules many of them out with one comparison; and a word that only became longer is looked for among
/// the names that its beginning has found.
public final class FileIndex {
    /// No more names are taken in.
    public static final int MOST = 200_000;
    /// No more are offered.
    public static final int MOST_FOUND = 60;
    private static final int NO_MATCH = Integer.MIN_VALUE;
    /// May match, but enough better ones are known.
    private static final int NOT_LOOKED = Integer.MIN_VALUE + 1;

    /// Scores of a match in the name itself, in its folders, and of scattered letters lie so far apart that a better kind always wins.
    private static final int IN_NAME = 100_000;
    private static final int IN_PATH = 50_000;
    private static final int SCATTERED_IN_NAME = 20_000;

    private String[] names = new String[1024];
    /// The names' last parts in small letters, and which letters are in them.
    private char[][] own = new char[1024][];
    private long[] masks = new long[1024];
    private IndexedFolder[] within = new IndexedFolder[1024];
    private int size;
    private final Map<String, IndexedFolder> folders = new HashMap<>();
    private IndexedFolder lastFolder = new IndexedFolder("");
    private int searches;

    /// What was asked of [#has] since names were added.
    private final Map<String, Boolean> asked = new HashMap<>();
    private int askedAt;

    private String lastQuery = "";
    private int lastSize;
    private int[] candidates = {};
    private List<String> lastFound = List.of();

    /// Takes in files, and the folders in which they lie. Names that no one can type are left out.
    public void add(List<String> paths) {
        for (String path : paths) {
            if (isTypable(path)) {
                int end = path.lastIndexOf('/') + 1;
                if (end != lastFolder.path().length() || !path.startsWith(lastFolder.path())) {
                    lastFolder = folder(path.substring(0, end));
                }
                put(path, lastFolder);
            }
        }
    }

    /// Takes in the folder and those that it lies in, when they are new.
    private IndexedFolder folder(String path) {
        IndexedFolder known = folders.get(path);
        if (known != null) {
            return known;
        }
        if (!path.isEmpty()) {
            put(path, folder(path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1)));
        }
        IndexedFolder folder = new IndexedFolder(path);
        folders.put(path, folder);
        return folder;
    }

    private static boolean isTypable(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (Character.isISOControl(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void put(String name, IndexedFolder folder) {
        if (size >= MOST) {
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            own = Arrays.copyOf(own, size * 2);
            masks = Arrays.copyOf(masks, size * 2);
            within = Arrays.copyOf(within, size * 2);
        }
        names[size] = name;
        own[size] = IndexedFolder.lower(name.substring(folder.path().length()));
        masks[size] = IndexedFolder.mask(own[size]);
        within[size] = folder;
        size++;
    }

    public int size() {
        return size;
    }

    /// Whether there is a file or folder of this name. Looks through all names once, then remembers.
    public boolean has(String path) {
        if (askedAt != size || asked.size() > MOST_FOUND) {
            asked.clear();
            askedAt = size;
        }
        return asked.computeIfAbsent(path, p -> {
            for (int i = 0; i < size; i++) {
                String name = names[i];
                boolean folder = name.length() == p.length() + 1 && name.endsWith("/") && name.startsWith(p);
                if (folder || name.equals(p)) {
                    return true;
                }
            }
            return false;
        });
    }

    /// The names that match best, best first; folders end with `/`.
    public List<String> find(String typed) {
        String query = typed.toLowerCase(Locale.ROOT);
        if (query.equals(lastQuery) && lastSize == size && lastSize > 0) {
            return lastFound;
        }
        boolean narrows = lastSize == size && !lastQuery.isEmpty() && query.startsWith(lastQuery);
        lastFound = search(query.toCharArray(), narrows);
        lastQuery = query;
        lastSize = size;
        return lastFound;
    }

    private List<String> search(char[] query, boolean narrows) {
        long wanted = IndexedFolder.mask(query);
        int count = narrows ? candidates.length : size;
        int[] kept = new int[count];
        int keptCount = 0;
        Best best = new Best();
        searches++;
        for (int i = 0; i < count; i++) {
            int index = narrows ? candidates[i] : i;
            if (((masks[index] | within[index].mask()) & wanted) == wanted) {
                int score = score(query, index, (masks[index] & wanted) == wanted, best.least());
                if (score != NO_MATCH) {
                    kept[keptCount++] = index;
                }
                if (score > NOT_LOOKED) {
                    best.offer(score, index);
                }
            }
        }
        candidates = Arrays.copyOf(kept, keptCount);
        return best.names();
    }

    /// The best so far, best first.
    private final class Best {
        private final int[] scores = new int[MOST_FOUND];
        private final int[] indices = new int[MOST_FOUND];
        private int count;

        /// What a score must exceed to get in.
        int least() {
            return count == MOST_FOUND ? scores[count - 1] : NO_MATCH;
        }

        void offer(int score, int index) {
            if (count == MOST_FOUND && score <= scores[count - 1]) {
                return;
            }
            int at = count == MOST_FOUND ? count - 1 : count++;
            while (at > 0 && scores[at - 1] < score) {
                scores[at] = scores[at - 1];
                indices[at] = indices[at - 1];
                at--;
            }
            scores[at] = score;
            indices[at] = index;
        }

        List<String> names() {
            List<String> found = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                found.add(names[indices[i]]);
            }
            return found;
        }
    }

    /// A name's own beginning beats its middle, that beats the folders it lies in, and scattered letters come last; short beats long. Where
    /// enough better ones are known, the dearer looks are spared.
    ///
    /// @param mayBeOwn whether all letters are in the name's last part
    private int score(char[] query, int index, boolean mayBeOwn, int least) {
        IndexedFolder folder = within[index];
        char[] name = own[index];
        int length = folder.length() + name.length;
        if (query.length == 0) {
            return -folder.depth() * 1_000 - length;
        }
        int at = mayBeOwn ? IndexedFolder.indexOf(name, query) : -1;
        if (at >= 0) {
            return IN_NAME + (at == 0 ? 20_000 : IndexedFolder.startsWord(name, at) ? 10_000 : 0) - length;
        }
        if (least >= IN_NAME - length) {
            return NOT_LOOKED;
        }
        folder.prepare(query, searches);
        if (folder.holds(query, name)) {
            return IN_PATH + (folder.atWord(query, name) ? 5_000 : 0) - length;
        }
        if (least >= IN_PATH - length) {
            return NOT_LOOKED;
        }
        int inOwn = mayBeOwn ? IndexedFolder.scatteredIn(name, query) : -1;
        if (inOwn >= 0) {
            return SCATTERED_IN_NAME + inOwn - length;
        }
        if (!folder.mayScatter(masks[index])) {
            return NO_MATCH;
        }
        if (least >= query.length * IndexedFolder.BESIDE - length) {
            return NOT_LOOKED;
        }
        int points = folder.scattered(query, name);
        return points < 0 ? NO_MATCH : points - length;
    }
}
