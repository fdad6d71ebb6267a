package dev.branchline.app;

import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalTest {
    /// One that is refused or waits for something would make nothing ready.
    @Test
    void thePromptIsSentAndAnswered() {
        AppState end = Rehearsal.answer();
        SessionTree tree = end.conversation().tree();

        assertThat(tree.size()).isEqualTo(2);
        assertThat(tree.node(tree.head().orElseThrow())).isInstanceOf(Entry.AssistantMessage.class);
        assertThat(end.conversation().runs()).isEmpty();
    }
}
