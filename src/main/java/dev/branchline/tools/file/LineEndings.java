package dev.branchline.tools.file;

import dev.branchline.workspace.FileText.LineEnds;

/// Models write `\n`; files keep what they have.
final class LineEndings {
    private LineEndings() {}

    /// The text with the line ends of a file; as it is where the file has none, or several kinds.
    static String like(LineEnds ends, String text) {
        return switch (ends) {
            case NONE, MIXED -> text;
            case LF -> text.replace("\r\n", "\n");
            case CRLF -> text.replace("\r\n", "\n").replace("\n", "\r\n");
        };
    }

    /// The line end at a place of a text, or the one before it.
    static LineEnds around(String text, int at) {
        int feed = text.indexOf('\n', at);
        if (feed < 0) {
            feed = text.lastIndexOf('\n', at);
        }
        return feed > 0 && text.charAt(feed - 1) == '\r' ? LineEnds.CRLF : feed >= 0 ? LineEnds.LF : LineEnds.NONE;
    }
}
