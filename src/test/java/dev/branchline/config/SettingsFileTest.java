package dev.branchline.config;

import dev.branchline.model.AppIdentity;
import dev.branchline.model.Secret;
import dev.branchline.model.Settings;
import dev.branchline.model.ToolAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void noFileMeansDefaults() {
        LoadedSettings loaded = load();

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(loaded.problems()).isEmpty();
    }

    @Test
    void everySettingIsRead() throws IOException {
        write("""
                {
                  // who reads this
                  "$schema": "./settings.schema.json",
                  "apiKey": "sk-or-v1-abc", "baseUrl": "http://localhost:1234/v1/", "model": "a/b",
                  "effort": "high", "maxTokens": 1000, "systemPrompt": "Be brief.\\nAlways.", "theme": "light",
                  "sidePanel": {"width": 50, "shown": false}, "mouse": false, "ambiguousWide": true,
                  /* times */ "idleSeconds": 60, "retries": 0, "previewHunks": false, "filesFollow": "never",
                  "tools": false, "maxIterations": 7, "toolInstructions": "Be careful.",
                  "toolPaths": ["~/tools"], "sandbox": "no-network", "readOnly": true,
                  "permissions": {"allow": ["shell:git status*"], "ask": ["edit_file"], "deny": ["*:.env", "shell:rm"]},
                  "projects": {"/home/me/a/b": ["shell:npm test"]},
                  "app": {"url": "https://example.org/shop", "title": "Shop helper"},
                  "keys": {"chat.send": ["Ctrl+Enter", "F9"], "app.quit": []},
                  "parameters": {"temperature": 0.7, "top_k": 40, "verbosity": "low",},
                }
                """);

        LoadedSettings loaded = load();

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings()).isEqualTo(new Settings(
                new Secret("sk-or-v1-abc"), "http://localhost:1234/v1", "a/b", "high", 1000, "Be brief.\nAlways.", "light",
                50, false, false, true, 60, 0, false, "never", Map.of("chat.send", List.of("Ctrl+Enter", "F9"), "app.quit", List.of()),
                Map.of("temperature", 0.7, "top_k", 40L, "verbosity", "low"), false, 7, "Be careful.",
                new ToolAccess(
                        List.of("~/tools"), ToolAccess.Sandbox.NO_NETWORK, true, List.of("shell:git status*"), List.of("edit_file"),
                        List.of("*:.env", "shell:rm"), Map.of("/home/me/a/b", List.of("shell:npm test"))),
                new AppIdentity("https://example.org/shop", "Shop helper")));
    }

    @Test
    void whatIsAllowedInAProjectIsKeptUnderItsPath() throws IOException {
        write("{\n  // mine\n  \"projects\": {\"/home/me/a\": [\"edit_file\"], \"/b\": 3}\n}\n");
        assertThat(load().problems()).singleElement().satisfies(p -> assertThat(p.sentence()).contains("/b", "nothing is allowed by it"));

        new SettingsFile(file()).set("/projects/~1home~1me~1a", List.of("edit_file", "shell:ls *"));
        new SettingsFile(file()).set("/permissions/allow", List.of("calculator"));

        assertThat(load().settings().access().projects()).containsEntry("/home/me/a", List.of("edit_file", "shell:ls *"));
        assertThat(load().settings().access().allow()).containsExactly("calculator");
        assertThat(Files.readString(file())).contains("// mine");
    }

    @Test
    void badValuesFallBackAloneAndAreNamedWithTheirPlace() throws IOException {
        write("""
                {
                  "model": "a/b",
                  "sidePanel": {"width": 7, "shown": false},
                  "retires": 5,
                  "mouse": "yes",
                  "keys": {"chat.send": "Enter", "app.quit": ["F10"]},
                  "parameters": {"temperature": 3, "top_p": 0.5}
                }
                """);

        LoadedSettings loaded = load();

        assertThat(loaded.settings().model()).isEqualTo("a/b");
        assertThat(loaded.settings().sidePanelWidth()).isEqualTo(36);
        assertThat(loaded.settings().sidePanelShown()).isFalse();
        assertThat(loaded.settings().mouse()).isTrue();
        assertThat(loaded.settings().keys()).isEqualTo(Map.of("app.quit", List.of("F10")));
        assertThat(loaded.settings().parameters()).isEqualTo(Map.of("top_p", 0.5));
        assertThat(loaded.problems()).containsExactly(
                new Problem(3, 26, "/sidePanel/width", "\"width\" is 7, which cannot be used; it is 36 for now.",
                        "It must be a whole number from 20 to 120."),
                new Problem(4, 3, "/retires", "There is no setting \"retires\"; it is ignored.", "Did you mean retries?"),
                new Problem(5, 12, "/mouse", "\"mouse\" is \"yes\", which cannot be used; it is true for now.",
                        "It must be true or false."),
                new Problem(6, 25, "/keys/chat.send",
                        "\"chat.send\" is \"Enter\", which cannot be used; the command keeps its own keys.",
                        "It must be a list of at most 16, each keys such as Ctrl+P or F2."),
                new Problem(7, 33, "/parameters/temperature", "\"temperature\" is 3, which cannot be used; it stays unset.",
                        "It must be a number from 0 to 2."));
    }

    @Test
    void syntaxErrorsGiveDefaultsAndTheirPlace() throws IOException {
        write("{\n  \"model\": \"a/b\",\n  \"mouse\" true\n}\n");

        LoadedSettings loaded = load();

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(loaded.problems()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(3);
            assertThat(p.column()).isBetween(11, 12);
            assertThat(p.reason()).contains("not valid JSON", "stays as it is");
        });
    }

    @Test
    void aSecondRootAndAListAreNoSettings() throws IOException {
        write("{} {}");
        assertThat(load().problems()).singleElement().extracting(Problem::column).isEqualTo(4);
        write("[1]");
        assertThat(load().problems()).singleElement().extracting(Problem::reason).asString().contains("a list");
        write("  // nothing yet\n");
        assertThat(load().problems()).isEmpty();
    }

    @Test
    void ofTwoMembersTheLastCounts() throws IOException {
        write("{\"theme\": \"dark\", \"theme\": 3}");

        LoadedSettings loaded = load();

        assertThat(loaded.settings().theme()).isEqualTo("auto");
        assertThat(loaded.problems()).extracting(Problem::reason).anyMatch(r -> r.contains("a second time"));
    }

    @Test
    void theEnvironmentWins() throws IOException {
        write("{\"apiKey\": \"from-file\", \"model\": \"file/model\", \"baseUrl\": \"https://file\"}");

        Settings settings = new SettingsFile(file()).load(Map.of(
                "OPENROUTER_API_KEY", " from-env \n", "OPENROUTER_MODEL", "env/model", "OPENROUTER_BASE_URL", "")).settings();

        assertThat(settings.apiKey()).isEqualTo(new Secret("from-env"));
        assertThat(settings.model()).isEqualTo("env/model");
        assertThat(settings.baseUrl()).isEqualTo("https://file");
    }

    @Test
    void aBadVariableIsNamedAndTheFileCounts() throws IOException {
        write("{\"baseUrl\": \"https://file\"}");

        LoadedSettings loaded = new SettingsFile(file()).load(Map.of("OPENROUTER_BASE_URL", "file:///etc/passwd"));

        assertThat(loaded.settings().baseUrl()).isEqualTo("https://file");
        assertThat(loaded.problems()).singleElement().extracting(Problem::pointer).isEqualTo("OPENROUTER_BASE_URL");
    }

    @Test
    void problemsNeverShowTheKey() throws IOException {
        for (String text : List.of(
                "{\"apiKey\": \"sk-or-v1-secret with blank\"}", "{\"apiKey\": 4711471147114711}",
                "{\"apiKey\": sk-or-v1-secret}", "{\"apiKey\": \"sk-or-v1-secret}", "{\"apiKey\": secret}")) {
            write(text);
            assertThat(load().problems()).as(text).isNotEmpty().allSatisfy(p ->
                    assertThat(p.sentence()).doesNotContain("secret", "4711"));
        }
        write("{\"apiKey\": \"sk-or-v1-secret\"}");
        assertThat(load().toString()).doesNotContain("sk-or");
    }

    @Test
    void aReadableKeyIsUsedWithAWarning() throws IOException {
        write("{\"apiKey\": \"k\"}");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(load().settings().apiKey()).isEqualTo(new Secret("k"));
        assertThat(load().problems()).singleElement().extracting(Problem::whatToDo).asString().startsWith("Run: chmod 600 ");

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        assertThat(load().problems()).isEmpty();
    }

    @Test
    void whatIsNoTextIsReported() throws IOException {
        Files.write(file(), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(load().problems()).singleElement().extracting(Problem::reason).asString().contains("not UTF-8");
        Files.write(file(), new byte[SettingsFile.MAX_BYTES + 1]);
        assertThat(load().problems()).singleElement().extracting(Problem::reason).asString().contains("larger than 4 MiB");
        Files.delete(file());
        Files.createDirectory(file());
        assertThat(load().problems()).singleElement().extracting(Problem::reason).asString().contains("cannot be read");
    }

    @Test
    void hostileNumbersAndDepthsAreRefusedQuickly() throws IOException {
        write("{\"retries\": 1e999999999, \"maxTokens\": 1e99999999999999, \"parameters\": {\"seed\": -0.5, \"top_k\": 4.0e1}}");
        assertThat(load().problems()).hasSize(3);
        assertThat(load().settings().parameters()).isEqualTo(Map.of("top_k", 40L));
        write("[".repeat(100_000));
        assertThat(load().problems()).hasSize(1);
    }

    @Test
    void writingKeepsWhatHandsWrote() throws IOException {
        String byHand = "\uFEFF// mine\r\n{\r\n\t\"theme\" : \"dark\", // night\r\n\t\"mine\": [1,2],\r\n\t\"retries\": 2\r\n}";
        write(byHand);

        settingsFile().set("/theme", "light");

        assertThat(file()).content().isEqualTo(byHand.replace("\"dark\"", "\"light\""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        settingsFile().set("/theme", "dark");
        assertThat(file()).content().isEqualTo(byHand);
    }

    @Test
    void aNewFileIsPrivateAndNamesItsSchema() throws IOException {
        SettingsFile deep = new SettingsFile(folder.resolve("a/b/settings.json"));

        deep.set("/apiKey", new Secret("k-1234567890"));
        deep.writeSchema();

        Path written = folder.resolve("a/b/settings.json");
        assertThat(written).content().isEqualTo("""
                {
                  "$schema": "./settings.schema.json",
                  "apiKey": "k-1234567890"
                }
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written))).isEqualTo("rw-------");
        assertThat(folder.resolve("a/b/settings.schema.json")).content().contains("draft/2020-12");
        assertThat(deep.load(Map.of()).problems()).isEmpty();
        deep.set("/apiKey", null);
        assertThat(deep.load(Map.of()).settings()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void onlyDifferencesAreSaved() throws IOException {
        write("{\"apiKey\": \"from-file\", \"keys\": {\"a\": [\"F1\"]}}");
        Settings before = new SettingsFile(file()).load(Map.of("OPENROUTER_API_KEY", "from-env")).settings();

        settingsFile().save(before, before);
        assertThat(file()).content().doesNotContain("from-env");
        settingsFile().save(before, before.withTheme("light").withModel("x/y"));

        assertThat(load().settings()).satisfies(saved -> {
            assertThat(saved.apiKey()).isEqualTo(new Secret("from-file"));
            assertThat(saved.theme()).isEqualTo("light");
            assertThat(saved.model()).isEqualTo("x/y");
            assertThat(saved.keys()).isEqualTo(Map.of("a", List.of("F1")));
            assertThat(saved.mouse()).isTrue();
        });
        assertThat(file()).content().doesNotContain("from-env", "mouse");
    }

    @Test
    void aBrokenFileIsNeverOverwritten() throws IOException {
        for (byte[] broken : List.of("{\"theme\": }".getBytes(StandardCharsets.UTF_8), new byte[] {'{', (byte) 0xff, '}'})) {
            Files.write(file(), broken);

            assertThatThrownBy(() -> settingsFile().set("/theme", "light")).isInstanceOf(IOException.class)
                    .hasMessageContaining("othing was written");
            assertThat(Files.readAllBytes(file())).isEqualTo(broken);
        }
    }

    @Test
    void whatTheParserWouldRefuseIsNotWritten() throws IOException {
        write("{}");
        assertThatThrownBy(() -> settingsFile().set("/sidePanel/width", 500))
                .hasMessageEndingWith("\"width\" must be a whole number from 20 to 120, not 500.");
        assertThatThrownBy(() -> settingsFile().set("/apiKey", new Secret("two words"))).hasMessageNotContaining("two words");
        assertThatThrownBy(() -> settingsFile().set("/nothing", 1)).hasMessageContaining("no setting /nothing");
        assertThatThrownBy(() -> settingsFile().set("/parameters/temperature", Double.NaN)).hasMessageContaining("NaN");
        assertThat(file()).content().isEqualTo("{}");
    }

    @Test
    void linksAreFollowedAndKept() throws IOException {
        Path real = Files.writeString(folder.resolve("real.json"), "{}");
        Files.createSymbolicLink(file(), real);

        settingsFile().set("/mouse", false);

        assertThat(file()).isSymbolicLink();
        assertThat(real).content().contains("\"mouse\": false");
        Files.delete(real);
        assertThatThrownBy(() -> settingsFile().set("/mouse", true)).hasMessageContaining("link to a file that does not exist");
    }

    @Test
    void manyWritersLoseNoValue() throws Exception {
        write("{}");
        AtomicReference<Throwable> failed = new AtomicReference<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String pointer = "/keys/command" + i;
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    settingsFile().set(pointer, List.of("F1"));
                } catch (IOException e) {
                    failed.set(e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(failed.get()).isNull();
        assertThat(load().settings().keys()).hasSize(10);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("settings.json", ".settings.lock");
        }
    }

    @Test
    void anEditorThatSavesInBetweenWins() throws IOException {
        write("{\"theme\": \"dark\"}");
        byte[] ours = "{\"theme\": \"light\"}".getBytes(StandardCharsets.UTF_8);

        boolean written = AtomicFile.write(file(), ours, () -> false);

        assertThat(written).isFalse();
        assertThat(file()).content().isEqualTo("{\"theme\": \"dark\"}");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private SettingsFile settingsFile() {
        return new SettingsFile(file());
    }

    private LoadedSettings load() {
        return new SettingsFile(file()).load(Map.of());
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    private void write(String text) throws IOException {
        if (!Files.exists(file())) {
            Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file(), text.getBytes(StandardCharsets.UTF_8));
    }
}
