package dev.branchline.tools.file;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plain letters that must stand in a file for a pattern to match in it, looked for in its bytes: most files are ruled out so, for a tenth
/// of what decoding and matching cost. Immutable; any thread.
///
/// Only ASCII is looked for, which is the same bytes in every encoding that text is recognised in but UTF-16.
final class RequiredText {
    private final List<Word> words;

    private RequiredText(List<Word> words) {
        this.words = words;
    }

    /// @param pattern a regular expression that Java can read
    /// @return null when nothing is known that each match must have in it
    static @Nullable RequiredText of(String pattern, boolean caseSensitive) {
        List<String> found = new RequiredParts(pattern, caseSensitive).alternatives();
        return found.isEmpty() ? null : new RequiredText(found.stream().map(w -> new Word(w, caseSensitive)).toList());
    }

    /// @param length how many of the bytes count
    boolean mayBeIn(byte[] bytes, int length) {
        for (Word word : words) {
            if (word.isIn(bytes, length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return words.toString();
    }

    /// Looked for from its end, as Horspool does: a byte that is nowhere in the word lets the whole word's length be passed by.
    private static final class Word {
        private final String text;
        private final byte[] wanted;
        /// How each byte is compared: itself, or the small letter.
        private final byte[] folded = new byte[256];
        /// How far the word may be moved when its last place stands on a byte.
        private final int[] step = new int[256];

        Word(String text, boolean caseSensitive) {
            this.text = text;
            this.wanted = new byte[text.length()];
            for (int b = 0; b < folded.length; b++) {
                folded[b] = (byte) (!caseSensitive && b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b);
            }
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = folded[text.charAt(i)];
            }
            Arrays.fill(step, wanted.length);
            for (int b = 0; b < step.length; b++) {
                for (int i = 0; i < wanted.length - 1; i++) {
                    if (folded[b] == wanted[i]) {
                        step[b] = wanted.length - 1 - i;
                    }
                }
            }
        }

        boolean isIn(byte[] bytes, int length) {
            int last = wanted.length - 1;
            for (int at = last; at < length; at += step[bytes[at] & 0xff]) {
                int back = 0;
                while (back <= last && folded[bytes[at - back] & 0xff] == wanted[last - back]) {
                    back++;
                }
                if (back > last) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
