package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.session.SessionTree;
import dev.branchline.state.Surroundings;
import dev.branchline.state.chat.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InitialStateTest {
    @TempDir
    private Path folder;

    @Test
    void readOnlyModeIsShownFromTheStartWhenTheSettingsSaySo() throws IOException {
        assertThat(readOnlyWith("{}")).isFalse();
        assertThat(readOnlyWith("{\"readOnly\": true}")).isTrue();
    }

    @Test
    void readOnlyModeIsShownFromTheStartWhenTheWorkspaceDemandsIt() throws IOException {
        Path file = folder.resolve("work/.branchline/settings.json");
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "{\"tools\": {\"readOnly\": true}}");
        assertThat(readOnlyWith("{}")).isTrue();
    }

    private boolean readOnlyWith(String settings) throws IOException {
        Folders folders = Folders.under(folder.resolve("home"));
        Files.createDirectories(folders.config());
        Files.writeString(folders.settingsFile(), settings);
        Conversation conversation =
                Conversation.open(new SessionHeader(new SessionId("s"), null, "/work", Instant.EPOCH), new SessionTree(), false);
        return InitialState.of(
                new Surroundings(folder.resolve("work").toString(), "/home", "settings", false, "1"), Environment.of(Map.of(), folders, null).loaded().settings(), conversation,
                "", 80, 24, null).tools().readOnly();
    }
}
