package dev.branchline.terminal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The archives of classes fit the jars beside them. One that does not is passed over without a word, and every start takes twice as long.
class ArchiveIT {
    @TempDir
    private Path folder;

    @Test
    void bothArchivesAreUsed() throws Exception {
        Path log = folder.resolve("classes.log");
        ProcessBuilder command = new ProcessBuilder(Path.of("target/branchline/bin/branchline").toAbsolutePath().toString(), "--version")
                .redirectErrorStream(true);
        command.environment().put("BRANCHLINE_JAVA_OPTS", "-Xshare:on -Xlog:class+load,aot:file=" + log);
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(said).startsWith("branchline ");
        assertThat(process.exitValue()).as(said).isZero();
        String loaded = Files.readString(log);
        assertThat(loaded).contains("Using AOT-linked classes: true");
        assertThat(loaded).containsPattern("dev\\.branchline\\.ui\\.MainView source: shared objects file\\R");
        assertThat(loaded).containsPattern("dev\\.branchline\\.app\\.BranchlineCommand source: shared objects file \\(top\\)");
    }
}
