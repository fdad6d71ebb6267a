package dev.branchline.text;

/// Where a line may break: a small part of UAX #14, enough for prose, paths and East Asian text.
final class LineBreaks {
    private static final String NOT_AT_START = "、。，．：；！？）」』】〕〉》｝］ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〻‐゠–〜…‥・,.:;!?)]}%”’»";
    private static final String NOT_AT_END = "（「『【〔〈《｛［([{“‘«$#";

    private LineBreaks() {}

    static boolean isSpace(char c) {
        if (c < 0x1680) {
            return c == ' ';
        }
        return c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000;
    }

    /// Between two characters of which one is wide.
    static boolean betweenWide(char before, char after) {
        return !isSpace(after)
                && before != 0xA0
                && after != 0xA0
                && NOT_AT_START.indexOf(after) < 0
                && NOT_AT_END.indexOf(before) < 0;
    }

    /// After a hyphen or slash inside a word, but not inside numbers, options (`--all`) or `://`.
    static boolean inWord(char beforeThat, char before, char after) {
        return switch (before) {
            case '-', '‐', '–' -> Character.isLetterOrDigit(beforeThat) && Character.isLetter(after);
            case '/', '\\' -> (Character.isLetterOrDigit(beforeThat) || beforeThat == '.' || beforeThat == ')')
                    && !(Character.isDigit(beforeThat) && Character.isDigit(after))
                    && after != '/'
                    && after != '\\'
                    && after != ' ';
            case '—' -> !isSpace(after);
            default -> false;
        };
    }
}
