package dev.branchline.session.store;

import dev.branchline.session.SessionTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The example on the format's page is a session file.
class FormatPageTest {
    @Test
    void theExampleLoadsWithoutANotice(@TempDir Path folder) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("project.basedir", "."), "src/site/markdown/session-format.md"));
        int start = page.indexOf("```json\n") + 8;
        Path file = Files.writeString(folder.resolve("s.jsonl"), page.substring(start, page.indexOf("```", start)));

        SessionTree tree = new SessionTree();
        SessionLoader loader = new SessionLoader(file);
        loader.read(true, tree::append);

        assertThat(loader.notices()).isEmpty();
        assertThat(loader.header()).isNotNull();
        assertThat(tree.size()).isEqualTo(2);
        assertThat(tree.head()).hasValueSatisfying(head -> assertThat(head.value()).isEqualTo("0001"));
    }
}
