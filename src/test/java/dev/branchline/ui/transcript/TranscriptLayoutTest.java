package dev.branchline.ui.transcript;

import dev.branchline.event.StreamEvent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.Answer;
import dev.branchline.model.Timing;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import dev.branchline.state.view.Scrolling;
import dev.branchline.state.view.TranscriptItem;
import dev.branchline.state.view.Viewport.Anchor;
import dev.branchline.ui.StateFixtures;
import dev.branchline.ui.TestScreen;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TranscriptLayoutTest {
    private static final List<String> TEXTS = List.of(
            "short", "one **two** three four five six seven eight nine ten eleven twelve thirteen fourteen", "- a\n- b\n  - c\n\n> quoted",
            "```java\nint x = 1;\n\nint y = 2;\n```", "日本語のテキスト と english mixed\n\n| a | b |\n|---|---|\n| 1 | 2 |", "a\n\n\n\nb\n");

    private final TranscriptLayout layout = new TranscriptLayout(TestScreen.CATALOG, () -> ZoneOffset.UTC);

    /// Page by page from the top, the screen shows what the items say, row by row, without gaps or repetition.
    @Property(tries = 60)
    void scrollingShowsTheItemsOneAfterTheOther(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> texts, @ForAll @IntRange(min = 3, max = 110) int columns,
            @ForAll @IntRange(min = 8, max = 40) int rows) {
        StateFixtures f = new StateFixtures(columns, rows);
        for (int text : texts) {
            f.user(TEXTS.get(5 - text)).answer(TEXTS.get(text));
        }
        TestScreen screen = new TestScreen(f.state());
        Rect inner = Geometry.of(f.state()).conversationText();
        TranscriptLayout shared = (TranscriptLayout) screen.view.metrics();
        shared.prepare(f.state(), f.now());
        List<String> expected = allRows(shared, f.state(), inner.width());

        for (int from = 0; from < expected.size(); from += Math.max(1, inner.height())) {
            Anchor.At top = anchor(shared, f.state(), from, inner.width());
            AppState state = f.state().with(f.state().viewport().withAnchor(top));
            screen.paint(state, f.now());
            for (int y = 0; y < inner.height(); y++) {
                String row = screen.row(inner.row() + y);
                String shown = clip(screen, inner, inner.row() + y).stripTrailing();
                assertThat(shown).as("row %d of the items, screen row %s", from + y, row)
                        .isEqualTo(from + y < expected.size() ? expected.get(from + y) : "");
            }
        }
    }

    private static String clip(TestScreen screen, Rect inner, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = inner.column(); column < inner.column() + inner.width(); column++) {
            text.append(screen.screen.textAt(column, row));
        }
        return text.toString();
    }

    private static List<String> allRows(TranscriptLayout layout, AppState state, int width) {
        List<String> all = new ArrayList<>();
        int gutter = Columns.of(width).gutter();
        for (int i = 0; i < TranscriptItem.count(state); i++) {
            ItemRows rows = layout.of(state, TranscriptItem.at(state, i), width);
            for (int row = 0; row < rows.size(); row++) {
                String bar = gutter == 0 ? "" : (rows.gutter(row).plainText() + " ".repeat(gutter)).substring(0, gutter);
                all.add((bar + rows.row(row).plainText()).stripTrailing());
                assertThat(rows.row(row).width()).isLessThanOrEqualTo(Math.max(1, width - gutter));
            }
        }
        return all;
    }

    private static Anchor.At anchor(TranscriptLayout layout, AppState state, int row, int width) {
        int left = row;
        int item = 0;
        while (left >= layout.rows(state, TranscriptItem.at(state, item), width)) {
            left -= layout.rows(state, TranscriptItem.at(state, item), width);
            item++;
        }
        return new Anchor.At(item, left);
    }

    @Test
    void theFinishedAnswerStandsWhereItStreamed() {
        StateFixtures f = new StateFixtures(100, 40).send("Why?");
        f.wait(500).opened().wait(500).thought("Let me see.").wait(2_000);
        String text = TEXTS.get(4) + "\n\n" + TEXTS.get(3) + "\n\nand an end";
        for (int i = 0; i < text.length(); i += 7) {
            f.streamed(text.substring(i, Math.min(text.length(), i + 7)));
            layout.prepare(f.state(), f.now());
            layout.rows(f.state(), TranscriptItem.at(f.state(), 1), 60);
        }
        List<String> live = rows(f.state(), 1);
        Answer answer = StateFixtures.withReasoning(StateFixtures.whole(text), "Let me see.", 12).withTiming(new Timing(500L, 2_000L, 3_000L));

        f.on(new StreamEvent.Finished(f.run(), answer));
        layout.prepare(f.state(), f.now());
        List<String> done = rows(f.state(), 1);
        layout.tidy(f.state());

        assertThat(done).hasSameSizeAs(live);
        assertThat(done.subList(1, done.size() - 2)).isEqualTo(live.subList(1, live.size() - 2));
        assertThat(done.get(1)).isEqualTo("▸ thought for 2.0 s");
        assertThat(rows(f.state(), 1)).isEqualTo(done);
    }

    private List<String> rows(AppState state, int item) {
        ItemRows rows = layout.of(state, TranscriptItem.at(state, item), 60);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            texts.add(rows.row(i).plainText());
        }
        return texts;
    }

    @Test
    void aLongSessionCostsWhatIsInView() {
        StateFixtures f = new StateFixtures(100, 40, layout);
        for (int i = 0; i < 50_000; i++) {
            f.user("prompt " + i).answer("answer **" + i + "**");
        }
        layout.prepare(f.state(), f.now());

        Scrolling.top(f.state(), layout);
        assertThat(layout.cachedRows()).isLessThan(200);
        f.on(new ViewIntent.ScrollToEnd(true));
        Scrolling.top(f.state(), layout);
        assertThat(layout.cachedRows()).isLessThan(400);

        for (int i = 0; i < TranscriptItem.count(f.state()); i++) {
            layout.rows(f.state(), TranscriptItem.at(f.state(), i), 60);
        }
        assertThat(layout.cachedRows()).isBetween(TranscriptLayout.MOST_ROWS / 2, TranscriptLayout.MOST_ROWS);
    }

    @Test
    void whatStandsIsFoundAndNotLaidOutAgain() {
        StateFixtures f = new StateFixtures(100, 40, layout).user("Q").answer("one");
        rows(f.state(), 1);
        long laidOut = layout.laidOut();
        long found = layout.found();
        rows(f.state(), 1);
        assertThat(laidOut).isPositive();
        assertThat(layout.laidOut()).isEqualTo(laidOut);
        assertThat(layout.found()).isGreaterThan(found);
    }

    @Test
    void alternativesSayWhichOneIsShown() {
        StateFixtures f = new StateFixtures(100, 40).user("Q").answer("one");
        Entry.Node first = f.state().conversation().shown().getLast();
        f.change(s -> {
            s.conversation().tree().setHead(first.parent());
            return s;
        });
        f.answer("two");

        assertThat(rows(f.state(), 1).getFirst()).startsWith("claude-sonnet-5").endsWith("‹ 2/2 ›");
        f.change(s -> {
            s.conversation().tree().setHead(first.id());
            return s;
        });
        assertThat(rows(f.state(), 1).getFirst()).endsWith("‹ 1/2 ›");
    }

    @Test
    void aCostFoundLaterIsShown() {
        StateFixtures f = new StateFixtures(100, 40).user("Q").answer(StateFixtures.whole("A").withUsage(dev.branchline.model.Usage.UNKNOWN));
        assertThat(rows(f.state(), 1)).contains("tokens ? · cost ?");
        Entry.Node answer = f.state().conversation().shown().getLast();

        f.append(id -> new Entry.CostSettled(id, answer.id(), f.at(),
                new dev.branchline.model.GenerationAudit("g", new java.math.BigDecimal("0.0012"), 1L, 1L, null, null, null, false)));

        assertThat(rows(f.state(), 1)).contains("1 in · 1 out · $0.0012");
    }

    @Test
    void reasoningUnfolds() {
        StateFixtures f = new StateFixtures(100, 40).user("Q").answer(StateFixtures.withReasoning(StateFixtures.whole("A"), "First this.\nThen that.", 9));
        assertThat(rows(f.state(), 1)).contains("▸ thought · 9 tokens").doesNotContain("  First this.");

        f.on(new ViewIntent.ToggleAllReasoning());

        assertThat(rows(f.state(), 1)).containsSubsequence("▾ thought · 9 tokens", "  First this.", "  Then that.", "", "A");
    }
}
