package dev.branchline.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The texts of the demo, which lie among the resources in `scripts/`: answers to choose from and, if it has some, thoughts before them. A
/// line `%% answer` or `%% thought` begins each piece.
record Library(List<String> answers, List<String> thoughts) {
    private static final String MARK = "%% ";

    /// @throws IllegalArgumentException when there is no such script
    static Library load(String name) {
        List<String> answers = new ArrayList<>();
        List<String> thoughts = new ArrayList<>();
        for (String piece : resource("scripts/" + name + ".md").split("(?m)^(?=" + MARK + ")")) {
            int line = piece.indexOf('\n');
            if (line > 0) {
                (piece.startsWith(MARK + "thought") ? thoughts : answers).add(piece.substring(line + 1).strip());
            }
        }
        return new Library(List.copyOf(answers), List.copyOf(thoughts));
    }

    static String resource(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("the demo has no text named " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's text " + name, e);
        }
    }
}
