package dev.branchline.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemoFolderTest {
    @Test
    void sweepsOnlyWhatADeadDemoHasLeft(@TempDir Path parent) throws Exception {
        Path precious = Files.writeString(parent.resolve("precious.txt"), "mine");
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path left = Files.createDirectories(parent.resolve("branchline-demo-" + gone.pid() + "-a1/home"));
        Files.createSymbolicLink(left.resolve("link"), precious);
        Path foreign = Files.createDirectory(parent.resolve("branchline-demo-notes"));
        DemoFolder live = DemoFolder.create(parent);
        DemoFolder own = DemoFolder.create(parent);

        assertThat(own.sweep()).isEqualTo(1);

        assertThat(parent).isDirectoryNotContaining("glob:**-a1");
        assertThat(precious).hasContent("mine");
        assertThat(foreign).exists();
        assertThat(live.path()).exists();
        own.delete();
        assertThat(own.path()).doesNotExist();
    }
}
