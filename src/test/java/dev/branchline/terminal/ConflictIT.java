package dev.branchline.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Conflicts in the whole program, by key: what is chosen is what is written, and nothing is written before all is chosen.
class ConflictIT {
    private static final String F4 = "\033OS";
    private static final String TITLE = "Allow this?";
    private static final String READY = "no, because";
    private static final String NOT_READY = "keys count in a moment";
    private static final String SECOND = "text.split(\"\\\\R\")";
    private static final String THIRD = "entries.put(line.substring(0, eq).strip(), line.substring(eq + 1).strip());";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Lodging home;

    @SuppressWarnings("NullAway.Init")
    private Path src;

    @BeforeEach
    void moveIn() throws IOException {
        home = new Lodging(folder);
        src = Files.createDirectories(home.workspace.resolve("src"));
        Files.writeString(src.resolve("Parser.java"), demo("Parser.java.txt"));
        Files.writeString(src.resolve("ParserTest.java"), demo("ParserTest.java.txt"));
        Files.writeString(home.workspace.resolve("settings.txt"), "port=8080\r\ngreeting=Grüß Gott\r\n# end");
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    @Test
    void eachPlaceIsSettledByItselfAndTheFileIsThatToTheByte() throws IOException {
        Path parser = src.resolve("Parser.java");
        String before = Files.readString(parser);
        try (TerminalHarness t = home.branchline().environment("EDITOR", editor().toString()).size(160, 45).start()) {
            t.awaitText("F1 help").type("demo fast tools edit").enter().awaitText(TITLE + " · 1 of 2").awaitText(READY).type("y");
            t.awaitText("edit_file src/ParserTest.java").awaitText(NOT_READY).awaitText(READY).type("y").awaitText("every system now").awaitText("ready");
            // The user works on two of the three places, and elsewhere.
            String users = Files.readString(parser).replace(SECOND, "mine(text)").replace(THIRD, "put(entries, line, eq);") + "// mine\n";
            assertThat(users).contains("mine(text)", "put(entries");
            Files.writeString(parser, users);

            t.type(F4).awaitText("by turn").type("p").awaitText("hunk 3 of 3").type("h").awaitText("take back file").type("u");
            t.awaitText("in conflict").awaitText("nothing is done yet").enter().awaitText("Conflict 1 of 2").awaitText("Now: the file as it is");
            t.awaitText("mine(text)").type("n").awaitText("Conflict 2 of 2").awaitText("put(entries");
            assertThat(parser).hasContent(users);
            // Left before all is settled, nothing is done.
            t.escape().awaitText("nothing is done yet").awaitNoText("Conflict 2 of 2");
            assertThat(parser).hasContent(users);

            // What was chosen is there again.
            t.enter().awaitText("Conflict 2 of 2").awaitText("1 settled").type("e");
            t.awaitText("merge with later edits").awaitText("nothing is done yet").awaitNoText("in conflict");
            assertThat(parser).as("settled, and only planned").hasContent(users);
            assertThat(Files.readString(folder.resolve("edited"))).contains("<<<<<<< now", "put(entries", THIRD, ">>>>>>> wished");
            assertThat(Files.readString(folder.resolve("name"))).endsWith(".java\n");
            t.enter().awaitText("done · o1");
            String expected = before.replace("text.split(\"\\n\")", "mine(text)")
                    .replace("            entries.put(line.substring(0, eq), line.substring(eq + 1));\n", "            own(line);\n") + "// mine\n";
            assertThat(Files.readString(parser)).isEqualTo(expected);

            t.type("U").awaitText("nothing is done yet").enter().awaitText("done · o2");
            assertThat(Files.readString(parser)).isEqualTo(users);
            quit(t);
        }
    }

    @Test
    void theWishedLinesTakeThePlaceOfALaterChange() throws IOException {
        Path settings = home.workspace.resolve("settings.txt");
        try (TerminalHarness t = home.branchline().size(120, 40).start()) {
            t.awaitText("F1 help").type("demo fast tools conflict").enter().awaitText("Guten Tag").awaitText(READY).type("y");
            t.awaitText("Servus").awaitText(NOT_READY).awaitText(READY).type("y").awaitText("twice").awaitText("ready");
            String twice = "port=8080\r\ngreeting=Servus\r\n# end";
            assertThat(Files.readString(settings)).isEqualTo(twice);

            t.type(F4).awaitText("by turn").type("p").awaitText("replaced since").type("u").awaitText("in conflict");
            t.type("c").awaitText("Conflict 1 of 1").awaitText("Servus").awaitText("Grüß Gott");
            assertThat(Files.readString(settings)).isEqualTo(twice);
            t.type("w").awaitText("nothing is done yet");
            assertThat(Files.readString(settings)).isEqualTo(twice);
            t.enter().awaitText("done · o1");
            assertThat(Files.readString(settings)).isEqualTo("port=8080\r\ngreeting=Grüß Gott\r\n# end");
            quit(t);
        }
    }

    /// Writes down what it is given, and settles the place.
    private Path editor() throws IOException {
        Path editor = Files.writeString(folder.resolve("editor"), """
                #!/bin/sh
                cp "$1" '%1$s/edited'
                echo "$1" > '%1$s/name'
                printf '            own(line);\\n' > "$1"
                """.formatted(folder));
        return Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    }

    private static void quit(TerminalHarness t) {
        t.ctrl('q');
        assertThat(t.awaitExit()).isZero();
        Terminals.assertRestored(t);
    }

    private static String demo(String name) throws IOException {
        try (var in = ConflictIT.class.getResourceAsStream("/dev/branchline/demo/workspace/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
