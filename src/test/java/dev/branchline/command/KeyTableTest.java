package dev.branchline.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The README's key table is the catalogue's. `-Dreadme.update=true` writes it anew.
class KeyTableTest {
    private static final String BEGIN = "<!-- keys:begin -->";
    private static final String END = "<!-- keys:end -->";

    @Test
    void theReadmeHasTheKeysThatAreInForce() throws IOException {
        Path readme = Path.of(System.getProperty("project.basedir", "")).resolve("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertThat(begin >= 0 && end > begin).as("README.md has %s and %s", BEGIN, END).isTrue();
        String wanted = "\n" + KeyTable.markdown(CommandCatalog.standard()).strip() + "\n";
        String there = text.substring(begin + BEGIN.length(), end);
        if (Boolean.getBoolean("readme.update")) {
            Files.writeString(readme, text.substring(0, begin + BEGIN.length()) + wanted + text.substring(end));
            return;
        }
        assertThat(there.strip()).as("the key table in README.md is old; run this test with -Dreadme.update=true, or paste:%n%s", wanted)
                .isEqualTo(wanted.strip());
    }
}
