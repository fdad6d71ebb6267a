package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.LineText;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who wrote each line of a file: message, model, cost.
public final class BlameUpdate {
    private BlameUpdate() {}

    /// @param line where to look first, from 0
    static Step open(AppState state, String path, int line) {
        RequestId request = state.counters().request();
        Page.Blame page = new Page.Blame(path, request, null, List.of(), line, Math.max(0, line - 5), "");
        return Step.of(state.with(state.counters().afterRequest()).push(new Overlay.Changes(page)), new Effect.LoadBlame(request, path));
    }

    static Step arrived(AppState state, Arrived.Blamed b) {
        return waiting(state, b.request())
                .map(p -> Step.of(Pages.replace(state, p, at(state, new Page.Blame(p.path(), p.request(), b.text(), b.lines(), p.row(), p.top(), ""), 0))))
                .orElse(Step.of(state));
    }

    static Optional<Step> failed(AppState state, RequestId request, String reason) {
        return waiting(state, request)
                .map(p -> Step.of(Pages.replace(state, p, new Page.Blame(p.path(), request, null, List.of(), 0, 0, reason))));
    }

    private static Optional<Page.Blame> waiting(AppState state, RequestId request) {
        return Pages.find(state, Page.Blame.class, p -> p.request().equals(request));
    }

    static Step move(AppState state, Page.Blame page, long rows) {
        return Step.of(state.replaceTop(new Overlay.Changes(at(state, page, rows))));
    }

    private static Page.Blame at(AppState state, Page.Blame page, long rows) {
        LineText text = page.text();
        int count = text == null ? 0 : text.lines();
        int row = Math.clamp(page.row() + rows, 0, Math.max(0, count - 1));
        int top = 0;
        if (text != null && count > 0) {
            int height = Math.max(1, PageBox.of(state.panes(), page).body().height());
            BlameLayout layout = layout(state, page, text);
            top = Math.min(Math.clamp(page.top(), layout.firstToSee(row, height), row), layout.firstToSee(count - 1, height));
        }
        return new Page.Blame(page.path(), page.request(), text, page.lines(), row, top, page.reason());
    }

    private static BlameLayout layout(AppState state, Page.Blame page, LineText text) {
        return new BlameLayout(text, PageBox.of(state.panes(), page).body().width());
    }

    /// To the line at a row of the screen.
    static Step point(AppState state, Page.Blame page, int screenRow) {
        LineText text = page.text();
        return text == null || text.lines() == 0 ? Step.of(state)
                : move(state, page, layout(state, page, text).at(Math.min(page.top(), text.lines() - 1), screenRow) - (long) page.row());
    }

    /// To the next line that somebody else wrote.
    static Step stepAuthor(AppState state, Page.Blame page, int step) {
        List<BlamedLines> lines = page.lines();
        int at = indexAt(lines, page.row());
        int to = Math.clamp(at + (long) step, 0, Math.max(0, lines.size() - 1));
        return lines.isEmpty() ? Step.of(state) : move(state, page, lines.get(to).from() - page.row());
    }

    /// The block that a line is in; -1 when there is none.
    public static int indexAt(List<BlamedLines> lines, int row) {
        int low = 0;
        int high = lines.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).to() <= row) {
                low = middle + 1;
            } else if (lines.get(middle).from() > row) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    public static @Nullable BlamedLines at(Page.Blame page, int row) {
        int index = indexAt(page.lines(), row);
        return index < 0 ? null : page.lines().get(index);
    }

    /// Goes to the message that wrote the line: the choice in the tree, not the head.
    static Step goToMessage(AppState state, Page.Blame page) {
        BlamedLines block = at(page, page.row());
        if (block == null || block.origin() == null) {
            return Notices.tell(state, Level.INFO, "No tool of this session wrote this line: it is yours, or was there before.");
        }
        EntryId answer = block.origin().answer();
        if (!state.conversation().tree().contains(answer)) {
            return Notices.tell(state, Level.INFO, "The answer that wrote this line is not in this session.");
        }
        AppState closed = state.withOverlays(state.overlays().stream().filter(o -> !(o instanceof Overlay.Changes)).toList());
        return new Step(closed, List.of(
                new Effect.Raise(new dev.branchline.event.ViewIntent.FocusPane(dev.branchline.event.ViewIntent.Pane.SIDE)),
                new Effect.Raise(new dev.branchline.event.TreeIntent.Select(answer))));
    }
}
