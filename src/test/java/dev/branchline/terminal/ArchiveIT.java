package dev.branchline.terminal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The archive of classes fits the jars beside it. One that does not is passed over without a word, and every start takes twice as long.
class ArchiveIT {
    @Test
    void theArchiveIsUsed() throws Exception {
        ProcessBuilder command = new ProcessBuilder(Path.of("target/branchline/bin/branchline").toAbsolutePath().toString(), "--version")
                .redirectErrorStream(true);
        command.environment().put("BRANCHLINE_JAVA_OPTS", "-Xshare:on");
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(said).startsWith("branchline ");
        assertThat(process.exitValue()).as(said).isZero();
    }
}
