package dev.branchline.state.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names of the workspace's files and folders, for finding one by a few of its letters. Grows in place while the folder is walked and is
/// shared by all states; UI thread only.
///
/// A hundred thousand names must be searched within a frame, so each has a mask of the letters in it, which rules most of them out with one
/// comparison, and a word that only became longer is looked for among the names that its beginning has found.
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

    private String[] names = new String[1024];
    private char[][] lower = new char[1024][];
    private long[] masks = new long[1024];
    /// Where a name's last part begins.
    private int[] own = new int[1024];
    private int size;
    private final Set<String> folders = new HashSet<>();
    private String lastFolder = "";

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
                if (end != lastFolder.length() || !path.startsWith(lastFolder)) {
                    addFolders(path);
                    lastFolder = path.substring(0, end);
                }
                put(path);
            }
        }
    }

    private void addFolders(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash + 1);
            if (folders.add(folder)) {
                put(folder);
            }
        }
    }

    private static boolean isTypable(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (Character.isISOControl(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void put(String name) {
        if (size >= MOST) {
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            lower = Arrays.copyOf(lower, size * 2);
            masks = Arrays.copyOf(masks, size * 2);
            own = Arrays.copyOf(own, size * 2);
        }
        names[size] = name;
        lower[size] = name.toLowerCase(Locale.ROOT).toCharArray();
        masks[size] = mask(lower[size]);
        own[size] = name.lastIndexOf('/', name.length() - 2) + 1;
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
        long wanted = mask(query);
        int count = narrows ? candidates.length : size;
        int[] kept = new int[count];
        int keptCount = 0;
        Best best = new Best();
        for (int i = 0; i < count; i++) {
            int index = narrows ? candidates[i] : i;
            if ((masks[index] & wanted) == wanted) {
                int score = score(query, lower[index], own[index], best.least());
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
    private static int score(char[] query, char[] name, int own, int least) {
        if (query.length == 0) {
            return -depth(name, least) * 1_000 - name.length;
        }
        int at = indexOf(name, query, own);
        if (at >= 0) {
            return IN_NAME + (at == own ? 20_000 : startsWord(name, at) ? 10_000 : 0) - name.length;
        }
        if (least >= IN_NAME - name.length) {
            return NOT_LOOKED;
        }
        at = own == 0 ? -1 : indexOf(name, query, 0);
        if (at >= 0) {
            return IN_PATH + (startsWord(name, at) ? 5_000 : 0) - name.length;
        }
        if (least >= IN_PATH - name.length) {
            return NOT_LOOKED;
        }
        int inOwn = scattered(query, name, own);
        return inOwn != NO_MATCH ? 20_000 + inOwn : own == 0 ? NO_MATCH : scattered(query, name, 0);
    }

    private static int scattered(char[] query, char[] name, int from) {
        int score = -name.length;
        int at = from;
        int previous = -2;
        for (char wanted : query) {
            while (at < name.length && name[at] != wanted) {
                at++;
            }
            if (at == name.length) {
                return NO_MATCH;
            }
            score += at == previous + 1 ? 30 : startsWord(name, at) ? 20 : 1;
            previous = at++;
        }
        return score;
    }

    private static int indexOf(char[] name, char[] query, int from) {
        int end = name.length - query.length;
        for (int i = from; i <= end; i++) {
            if (name[i] == query[0] && matches(name, query, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(char[] name, char[] query, int at) {
        for (int i = 1; i < query.length; i++) {
            if (name[at + i] != query[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWord(char[] name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name[at - 1]);
    }

    /// How deep a name lies; counted no further than it matters.
    private static int depth(char[] name, int least) {
        int most = least == NO_MATCH ? Integer.MAX_VALUE : -least / 1_000 + 1;
        int depth = 0;
        for (int i = 0; i < name.length - 1 && depth < most; i++) {
            depth += name[i] == '/' ? 1 : 0;
        }
        return depth;
    }

    private static long mask(char[] text) {
        long mask = 0;
        for (char c : text) {
            mask |= 1L << (c & 63);
        }
        return mask;
    }
}
