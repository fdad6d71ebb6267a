package dev.branchline.terminal;

import dev.branchline.terminal.Lodging.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// `branchline changes`, `diff`, `undo`, `redo` and `blame` in scripts: what they print, their exit codes, and the files byte for byte.
class ChangeVerbsIT {
    private static final String SETTINGS = "# the shop's\r\nport=8080\r\nhost=example\r\ngreeting=Grüß Gott\r\n# end";
    private static final String GREETED = SETTINGS.replace("Grüß Gott", "Guten Tag");
    private static final String TWICE = SETTINGS.replace("Grüß Gott", "Servus");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Lodging home;

    @SuppressWarnings("NullAway.Init")
    private Path settings;

    @BeforeEach
    void moveIn() throws IOException {
        home = new Lodging(folder);
        settings = home.workspace.resolve("settings.txt");
        Files.writeString(settings, SETTINGS);
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    /// The same line changed twice: c1 and c2.
    private void greetTwice() throws IOException, InterruptedException {
        Outcome run = home.pipe("", "run", "--allow", "edit_file", "demo fast tools conflict");
        assertThat(run.code()).as(run.toString()).isZero();
        assertThat(settings).hasContent(TWICE);
    }

    @Test
    void listsPrintsAndBlamesWhatWasChanged() throws IOException, InterruptedException {
        assertThat(home.pipe("", "changes")).satisfies(o -> {
            assertThat(o.code()).isEqualTo(1);
            assertThat(o.err()).contains("no session of this folder").doesNotContain("Exception");
        });
        greetTwice();

        Outcome plain = home.pipe("", "changes");
        assertThat(plain.code()).isZero();
        assertThat(plain.out().lines()).hasSize(2);
        assertThat(plain.out()).contains("c1 ", "c2 ", "replaced since", "applied", "+1 -1", "settings.txt", "edit_file");
        List<JsonNode> changes = json(home.pipe("", "changes", "--json"));
        assertThat(changes).extracting(c -> c.get("id").asString()).containsExactly("c1", "c2");
        assertThat(changes).extracting(c -> c.get("state").asString()).containsExactly("superseded", "applied");
        assertThat(changes).allSatisfy(c -> {
            assertThat(c.get("path").asString()).isEqualTo("settings.txt");
            assertThat(c.get("hunks")).hasSize(1);
        });

        Outcome diff = home.pipe("", "diff", "c1");
        assertThat(diff.code()).isZero();
        assertThat(diff.out()).contains("-greeting=Grüß Gott\r\n+greeting=Guten Tag\r\n").doesNotContain("Servus");
        assertThat(home.pipe("", "diff").out()).contains("Grüß Gott", "Servus");
        assertThat(json(home.pipe("", "diff", "c1", "--json")).getFirst().get("patch").asString()).isEqualTo(diff.out());
        takenByGit(diff.out());
        tellsWhoWroteALine();
    }

    /// The patch is one that git takes: on the file before the change it makes the file after it.
    private void takenByGit(String patch) throws IOException, InterruptedException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("settings.txt"), SETTINGS);
        Path file = Files.writeString(folder.resolve("c1.patch"), patch);
        Process git = new ProcessBuilder("git", "apply", file.toString()).directory(other.toFile()).redirectErrorStream(true).start();
        assertThat(git.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isZero();
        assertThat(Files.readString(other.resolve("settings.txt"))).isEqualTo(GREETED);
    }

    @Test
    void takesBackAndDoesAgain() throws IOException, InterruptedException {
        greetTwice();
        byte[] now = Files.readAllBytes(settings);
        Outcome dry = home.pipe("", "undo", "c2", "--dry-run", "--json");
        assertThat(dry.code()).as(dry.toString()).isZero();
        assertThat(json(dry).getFirst().get("done").asBoolean()).isFalse();
        assertThat(settings).hasBinaryContent(now);

        JsonNode undone = json(home.pipe("", "undo", "c2", "--json")).getFirst();
        assertThat(undone.get("done").asBoolean()).isTrue();
        assertThat(undone.get("operation").asString()).isEqualTo("o1");
        assertThat(undone.get("files").get(0).get("fate").asString()).isEqualTo("restored");
        assertThat(Files.readString(settings)).isEqualTo(GREETED);
        assertThat(json(home.pipe("", "changes", "--json"))).extracting(c -> c.get("state").asString()).containsExactly("applied", "reverted");

        // Without an id what was done last is meant: the taking back itself.
        assertThat(home.pipe("", "undo").code()).isZero();
        assertThat(Files.readString(settings)).isEqualTo(TWICE);
        assertThat(home.pipe("", "redo").code()).isZero();
        assertThat(Files.readString(settings)).isEqualTo(GREETED);
        assertThat(home.pipe("", "redo").code()).isEqualTo(1);
        assertThat(home.pipe("", "undo", "c2").code()).as("it is taken back already").isEqualTo(1);

        assertThat(home.pipe("", "undo", "c1").code()).isZero();
        assertThat(Files.readString(settings)).isEqualTo(SETTINGS);
    }

    @Test
    void whatTheUserWroteSinceStays() throws IOException, InterruptedException {
        greetTwice();
        Files.writeString(settings, TWICE.replace("port=8080", "port=9090") + "\nmine\n");
        JsonNode undone = json(home.pipe("", "undo", "c1", "c2", "--json")).getFirst();
        assertThat(undone.get("files").get(0).get("fate").asString()).isEqualTo("merged");
        assertThat(Files.readString(settings)).isEqualTo(SETTINGS.replace("port=8080", "port=9090") + "\nmine\n");
    }

    @Test
    void conflictsAndWrongWordsAreTheExitCodeAndNothingIsWritten() throws IOException, InterruptedException {
        greetTwice();
        byte[] now = Files.readAllBytes(settings);
        for (List<String> options : List.of(List.<String>of(), List.of("-n"), List.of("--json"))) {
            List<String> words = new java.util.ArrayList<>(List.of("undo", "c1"));
            words.addAll(options);
            Outcome undo = home.pipe("", words.toArray(String[]::new));
            assertThat(undo.code()).as(undo.toString()).isEqualTo(6);
            assertThat(undo.err()).contains("conflicts; nothing was written");
            assertThat(settings).hasBinaryContent(now);
            if (options.contains("--json")) {
                JsonNode file = json(undo).getFirst().get("files").get(0);
                assertThat(file.get("fate").asString()).isEqualTo("conflict");
                assertThat(file.get("conflicts").asInt()).isEqualTo(1);
            }
        }
        assertThat(json(home.pipe("", "changes", "--json"))).extracting(c -> c.get("state").asString()).doesNotContain("reverted");
        wrongWordsAreWrongUsage();
    }

    @Test
    void whatCannotBeTakenBackIsSkippedAndTheOthersAreDone() throws IOException, InterruptedException {
        Path src = Files.createDirectories(home.workspace.resolve("src"));
        String parser = demo("Parser.java.txt");
        Files.writeString(src.resolve("Parser.java"), parser);
        Files.writeString(src.resolve("ParserTest.java"), demo("ParserTest.java.txt"));
        Outcome run = home.pipe("", "run", "--allow", "edit_file", "demo fast tools edit");
        assertThat(run.code()).as(run.toString()).isZero();
        assertThat(Files.readString(src.resolve("Parser.java"))).isNotEqualTo(parser);

        Files.delete(src.resolve("ParserTest.java"));
        Files.createDirectory(src.resolve("ParserTest.java"));
        String turn = json(home.pipe("", "changes", "--json")).getFirst().get("turn").asString();
        Outcome undo = home.pipe("", "undo", "--turn", turn, "--json");
        assertThat(undo.code()).as(undo.toString()).isEqualTo(7);
        assertThat(json(undo).getFirst().get("files")).anySatisfy(f -> assertThat(f.get("fate").asString()).isEqualTo("skipped"))
                .anySatisfy(f -> assertThat(f.get("fate").asString()).isEqualTo("restored"));
        assertThat(Files.readString(src.resolve("Parser.java"))).isEqualTo(parser);
        assertThat(src.resolve("ParserTest.java")).isEmptyDirectory();
        assertThat(home.pipe("", "undo", "--turn", "nobody").code()).isEqualTo(1);
    }

    private void tellsWhoWroteALine() throws IOException, InterruptedException {
        Files.writeString(settings, TWICE.replace("port=8080", "port=9090"));
        List<JsonNode> blamed = json(home.pipe("", "blame", "settings.txt", "--json"));
        assertThat(blamed).hasSize(3);
        assertThat(blamed.get(1).get("change").asString()).isEqualTo("c2");
        assertThat(blamed.get(1).get("from").asInt()).isEqualTo(4);
        assertThat(blamed.get(1).get("to").asInt()).isEqualTo(4);
        assertThat(blamed.get(0).has("change")).as("the user's").isFalse();
        assertThat(home.pipe("", "blame", "settings.txt:4").out()).startsWith("c2 ").contains("greeting=Servus");
        assertThat(home.pipe("", "blame", "settings.txt:99").code()).isEqualTo(1);
        assertThat(home.pipe("", "blame", "nowhere.txt").code()).isEqualTo(1);
        assertThat(home.pipe("", "blame", "../home/settings.json").code()).isEqualTo(1);
    }

    private void wrongWordsAreWrongUsage() throws IOException, InterruptedException {
        for (List<String> words : List.of(List.of("undo", "--nonsense"), List.of("blame"), List.of("undo", "first"), List.of("diff", "first"), List.of("undo", "c1", "--last"), List.of("undo", "--last", "--turn", "x"))) {
            Outcome wrong = home.pipe("", words.toArray(String[]::new));
            assertThat(wrong.code()).as(words + " " + wrong).isEqualTo(2);
            assertThat(wrong.err()).doesNotContain("Exception");
            if (words.contains("first")) {
                assertThat(wrong.err()).contains("“first” names no change");
            }
        }
        for (List<String> words : List.of(List.of("undo", "c9"), List.of("diff", "c9"), List.of("changes", "-s", "nobody"))) {
            Outcome none = home.pipe("", words.toArray(String[]::new));
            assertThat(none.code()).as(words + " " + none).isEqualTo(1);
            assertThat(none.err()).startsWith("branchline: ").doesNotContain("Exception");
        }
        assertThat(Files.readString(settings)).isEqualTo(TWICE);
    }

    private static List<JsonNode> json(Outcome outcome) {
        return outcome.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static String demo(String name) throws IOException {
        try (var in = ChangeVerbsIT.class.getResourceAsStream("/dev/branchline/demo/workspace/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
