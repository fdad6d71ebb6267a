package dev.branchline.text;

import java.util.ArrayList;
import java.util.List;

/// Makes any text drawable: whatever a terminal would obey, reorder or hide becomes a visible glyph.
///
/// Controls below U+0020 and DEL become control pictures (`␛`), everything else of the kind a mark such as `⟨U+202E⟩`.
/// Joiners and variation selectors stay where a script or an emoji needs them, and only there, since they can also carry
/// text that nobody sees. Text without anything to change comes back as the same instance; the result of a change is
/// itself drawable, so doing it twice does nothing more.
public final class SafeText {
    /// Tabs reach to the next multiple of this column.
    public static final int TAB = 4;

    private SafeText() {}

    /// Text for one row: line ends and tabs become glyphs too.
    public static String of(String text) {
        int first = firstSuspect(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        HiddenCharacters.scan(text, first, new HiddenCharacters.Sink() {
            @Override
            public void plain(String source, int start, int end) {
                out.append(source, start, end);
            }

            @Override
            public void mark(String glyphs) {
                out.append(glyphs);
            }
        });
        return out.length() == text.length() && text.contentEquals(out) ? text : out.toString();
    }

    /// The rows of a text: split at `\n`, `\r\n` and `\r`, tabs expanded, each drawable. At least one row; a final line
    /// end adds an empty one.
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(of(expandTabs(text.substring(start, i), 0)));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        lines.add(of(expandTabs(text.substring(start), 0)));
        return lines;
    }

    /// Text with `\n` as its only line end: `\r\n` and lone `\r` replaced.
    public static String unixLines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// Tabs as spaces.
    ///
    /// @param column where the text begins on its row
    public static String expandTabs(String line, int column) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length() + 16);
        int start = 0;
        int at = column;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            String before = line.substring(start, tab);
            out.append(before);
            at += CellWidth.of(of(before));
            int spaces = TAB - at % TAB;
            out.repeat(' ', spaces);
            at += spaces;
            start = tab + 1;
        }
        return out.append(line, start, line.length()).toString();
    }

    /// Where the first character stands that may need a change; the length when there is none.
    static int firstSuspect(String text) {
        int i = 0;
        while (i < text.length() && !HiddenCharacters.suspect(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
