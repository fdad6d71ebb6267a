package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IoReasonsTest {
    @Test
    void aFilesNameAloneIsNoReason() {
        assertThat(IoReasons.told(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
        assertThat(IoReasons.told(new NoSuchFileException("/a"))).isEqualTo("/a: it does not exist");
        assertThat(IoReasons.told(new FileSystemException("/a", null, "No space left on device"))).isEqualTo("/a: No space left on device");
        assertThat(IoReasons.told(new IOException("said"))).isEqualTo("said");
        assertThat(IoReasons.told(new IOException())).isEqualTo("java.io.IOException");
    }
}
