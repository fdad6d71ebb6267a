package dev.branchline.state.context;

import java.util.Locale;

/// A folder of the index, and what the word that is looked for finds in its path. UI thread only.
final class IndexedFolder {
    /// The most that a letter of a scattered word can count.
    static final int BESIDE = 30;
    private static final int AT_WORD = 20;

    private final String path;
    private final char[] lower;
    private final long mask;
    private final int depth;

    private int search;
    private int found;
    private boolean runsOut;
    private int taken;
    private int points;
    private boolean lastTaken;
    private long restMask;

    /// @param path ends with `/`, or is empty
    IndexedFolder(String path) {
        this.path = path;
        this.lower = lower(path);
        this.mask = mask(lower);
        this.depth = (int) path.chars().filter(c -> c == '/').count();
    }

    static char[] lower(String text) {
        return text.toLowerCase(Locale.ROOT).toCharArray();
    }

    /// Which characters are in a text: a bit each, shared by some.
    static long mask(char[] text) {
        return mask(text, 0);
    }

    private static long mask(char[] text, int from) {
        long mask = 0;
        for (int i = from; i < text.length; i++) {
            mask |= 1L << (text[i] & 63);
        }
        return mask;
    }

    String path() {
        return path;
    }

    int length() {
        return lower.length;
    }

    long mask() {
        return mask;
    }

    int depth() {
        return depth;
    }

    /// Looks for a word, once for each search.
    ///
    /// @param search its number, not 0
    void prepare(char[] word, int search) {
        if (this.search == search) {
            return;
        }
        this.search = search;
        found = indexOf(lower, word);
        runsOut = false;
        for (int i = 0; i < word.length && !runsOut; i++) {
            runsOut = word[i] == '/' && endsWith(word, i + 1);
        }
        taken = 0;
        points = 0;
        int last = -2;
        for (int at = 0; taken < word.length && at < lower.length; at++) {
            if (lower[at] == word[taken]) {
                points += at == last + 1 ? BESIDE : startsWord(lower, at) ? AT_WORD : 1;
                last = at;
                taken++;
            }
        }
        lastTaken = taken > 0 && last == lower.length - 1;
        restMask = mask(word, taken);
    }

    private boolean endsWith(char[] word, int count) {
        if (count > lower.length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (lower[lower.length - count + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the word stands in the folder's path and the name that follows it, in one piece and not in the name alone.
    boolean holds(char[] word, char[] name) {
        return found >= 0 || crossing(word, name) > 0;
    }

    /// Whether it stands there at the beginning of a word.
    boolean atWord(char[] word, char[] name) {
        return startsWord(lower, found >= 0 ? found : lower.length - crossing(word, name));
    }

    /// @return how many letters of the word stand at the path's end, the others at the name's beginning; 0 when it does not stand there
    private int crossing(char[] word, char[] name) {
        for (int count = runsOut ? word.length - 1 : 0; count > 0; count--) {
            if (word[count - 1] == '/' && name.length >= word.length - count && endsWith(word, count) && startsWith(name, word, count)) {
                return count;
            }
        }
        return 0;
    }

    private static boolean startsWith(char[] name, char[] word, int from) {
        for (int i = from; i < word.length; i++) {
            if (name[i - from] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the letters that the path does not have may be in a name.
    ///
    /// @param mask that of the name
    boolean mayScatter(long mask) {
        return (mask & restMask) == restMask;
    }

    /// How well the word's letters stand, one after the other, in the path and the name that follows it.
    ///
    /// @return less than 0 when they do not
    int scattered(char[] word, char[] name) {
        return taken == word.length ? points : scattered(word, taken, name, points, lastTaken);
    }

    /// The same in a name alone.
    static int scatteredIn(char[] name, char[] word) {
        return scattered(word, 0, name, 0, false);
    }

    private static int scattered(char[] word, int taken, char[] name, int points, boolean lastTaken) {
        int sum = points;
        int next = taken;
        int last = lastTaken ? -1 : -2;
        for (int at = 0; next < word.length && at < name.length; at++) {
            if (name[at] == word[next]) {
                sum += at == last + 1 ? BESIDE : startsWord(name, at) ? AT_WORD : 1;
                last = at;
                next++;
            }
        }
        return next == word.length ? sum : -1;
    }

    static int indexOf(char[] text, char[] word) {
        char first = word.length == 0 ? 0 : word[0];
        int end = text.length - word.length;
        for (int i = 0; i <= end; i++) {
            if (word.length == 0 || (text[i] == first && matches(text, word, i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(char[] text, char[] word, int at) {
        for (int i = 1; i < word.length; i++) {
            if (text[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWord(char[] text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text[at - 1]);
    }
}
