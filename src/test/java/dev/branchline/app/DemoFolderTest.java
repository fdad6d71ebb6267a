package dev.branchline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
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

    /// Threads that end with the program may still write there.
    @Test
    void goesAlsoWhileSomethingIsBeingWritten(@TempDir Path parent) throws Exception {
        DemoFolder own = DemoFolder.create(parent);
        Path folder = Files.createDirectories(own.resolve("data"));
        CountDownLatch writing = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 300 && Files.exists(folder); i++) {
                try {
                    Files.writeString(folder.resolve("file" + i), "text");
                } catch (IOException _) {
                    return; // the folder has gone
                }
                writing.countDown();
            }
        });
        writing.await();
        own.delete();
        writer.join();
        assertThat(folder).doesNotExist();
    }
}
