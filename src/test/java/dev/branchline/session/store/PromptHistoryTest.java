package dev.branchline.session.store;

import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PromptHistoryTest {
    @Property(tries = 300)
    void escapingIsUndone(@ForAll String prompt) {
        String line = PromptHistory.escape(prompt);
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(PromptHistory.unescape(line)).isEqualTo(prompt);
    }

    @Test
    void promptsComeBackInOrderWithoutRepeats(@TempDir Path folder) throws IOException {
        PromptHistory history = new PromptHistory(folder.resolve("state/history"));
        assertThat(history.load()).isEmpty();
        history.append("one\ntwo \\n");
        history.append("again");
        history.append("again");
        history.append("x".repeat(100_001));
        assertThat(history.load()).containsExactly("one\ntwo \\n", "again");
    }
}
