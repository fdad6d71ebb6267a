package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.model.EntryId;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.ui.ChangeFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Filtering the review by keys.
class ReviewFilterTest {
    private final Scenario s = new Scenario();

    @BeforeEach
    void open() {
        ChangeFixtures changes = new ChangeFixtures();
        changes.change(new EntryId("t1"), new EntryId("a1"), "edit_file", "src/A.java", "a\n", "b\n");
        changes.change(new EntryId("t1"), new EntryId("a1"), "shell", "docs/notes.txt", "a\n", "b\n");
        s.on(new Arrived.LedgerChanged(s.state().conversation().header().id(), changes.view())).press("F4");
    }

    private Page.Review review() {
        assertThat(s.state().topOverlay()).get().isInstanceOfSatisfying(Overlay.Changes.class, c -> assertThat(c.page()).isInstanceOf(Page.Review.class));
        return (Page.Review) ((Overlay.Changes) s.state().topOverlay().orElseThrow()).page();
    }

    @Test
    void escLeavesTheFieldAndNotTheReview() {
        s.type("/").type("notes");
        assertThat(review().list().hidden()).isEqualTo(1);
        s.press("Esc");
        assertThat(review().filter()).isEqualTo(ReviewFilter.ALL);
        assertThat(review().list().hidden()).isZero();
        s.press("Esc");
        assertThat(s.state().topOverlay()).isEmpty();
    }

    @Test
    void escShowsAllAgainWhateverTheFilterIs() {
        s.type("f").type("f").type("F").type("B").type("/").type("nowhere").press("Enter");
        assertThat(review().list().rows()).isEmpty();
        s.press("Esc");
        assertThat(review().list().hidden()).isZero();
        assertThat(review().filter().isOpen()).isTrue();
    }

    @Test
    void whatIsTooLongIsRefusedAndSaid() {
        s.type("/").type("no").paste("x".repeat(1_000_000));
        assertThat(review().filter().text()).isEqualTo("no");
        assertThat(s.notices()).anyMatch(n -> n.contains("too long"));
    }
}
