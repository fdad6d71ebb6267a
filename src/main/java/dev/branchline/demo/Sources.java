package dev.branchline.demo;

import java.util.List;

/// The web pages that the demo cites.
final class Sources {
    static final List<Beat.Source> ALL = List.of(
            new Beat.Source("https://www.rfc-editor.org/rfc/rfc4180", "RFC 4180: Common Format and MIME Type for CSV Files",
                    "Each record is located on a separate line, delimited by a line break (CRLF).", "[1]"),
            new Beat.Source("https://www.unicode.org/reports/tr14/", "UAX #14: Unicode Line Breaking Algorithm",
                    "Describes where a line may be broken, and which characters always break it.", "[2]"),
            new Beat.Source("https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/String.html#lines()",
                    "String.lines() (Java SE 25)", "A line terminator is one of: LF, CR, or CR followed at once by LF.", "[3]"));

    private Sources() {}
}
