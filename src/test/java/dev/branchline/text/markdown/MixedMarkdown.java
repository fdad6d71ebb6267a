package dev.branchline.text.markdown;

import java.util.ArrayList;
import java.util.List;

/// An answer as models write them, of any length: prose, lists, code, tables, quotes.
final class MixedMarkdown {
    private static final String ROUND = """
            ## Reading a file, part N

            The parser splits on `"\\n"` only, so a file with **CRLF** line ends keeps a carriage return at the end of each
            line. See [the manual](https://example.org/manual) for what *should* happen, and note that `trim()` hides it.

            1. Open the file in binary mode.
               - Check the byte order mark.
               - Keep the original line ends.
            2. Split on `\\r\\n`, `\\n` and `\\r`.

            ```java
            public List<String> lines(Path file) throws IOException {
                // One pass, no regular expression.
                String text = Files.readString(file);
                return text.replace("\\r\\n", "\\n").lines().toList();
            }
            ```

            | Case | Before | After |
            |------|:------:|------:|
            | LF   | fine   | fine  |
            | CRLF | broken | fine, and *measured* |

            > Nothing is lost: the writer keeps what it found.

            - [x] tests
            - [ ] documentation

            """;

    private MixedMarkdown() {}

    static String ofLength(int chars) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; text.length() < chars; i++) {
            text.append(ROUND.replace("part N", "part " + i));
        }
        return text.substring(0, chars);
    }

    /// Cuts into pieces of about five chars, as tokens are.
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < text.length(); i++) {
            int next = Math.min(text.length(), at + 3 + i % 5);
            tokens.add(text.substring(at, next));
            at = next;
        }
        return tokens;
    }
}
