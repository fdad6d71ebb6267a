package dev.branchline.tools.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandPartsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTools() throws IOException {
        Files.writeString(folder.resolve("here"), "echo here");
        Files.writeString(folder.resolve("here.mjs"), "");
    }

    private CommandParts parts(String command) {
        return new CommandParts(folder.resolve("a.tool.json"), List.of(command.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "python3 tool", "python3.12 -u tool", "sh run", "sh -e run", "/usr/bin/node dist/main", "node --import=./x.mjs here.mjs", "node ./gone here.mjs",
        "deno run gone", "bin/tool", "awk -f gone.awk", "java -jar gone.jar", "ruby ../gone"})
    void whatIsNotBesideTheManifestIsAstray(String command) {
        assertThat(parts(command).astray()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sh here", "sh -e here gone", "/usr/bin/node here.mjs", "node --import=./here.mjs here.mjs", "deno run here.mjs", "jq .a", "wc -w", "sh -c anything here",
        "python3 /opt/tool", "sed s/a/b/"})
    void whatIsBesideItOrOfTheSystemIsNot(String command) {
        assertThat(parts(command).astray()).isEmpty();
    }

    @Test
    void filesBesideItAreRunByTheirWholePath() throws IOException {
        Path own = folder.toRealPath().resolve("here.mjs");
        CommandParts parts = parts("node --import=./here.mjs here.mjs gone");
        assertThat(parts.resolved()).containsExactly("node", "--import=" + own, own.toString(), "gone");
        assertThat(parts.ownFiles()).containsExactly(own, own);
    }
}
