package dev.branchline.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test of the whole program in folders of its own, with the demo's server.
abstract class Lodged {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Lodging home;

    @BeforeEach
    void moveIn() throws IOException {
        home = new Lodging(folder);
    }

    @AfterEach
    void moveOut() {
        home.close();
    }
}
