package dev.branchline.state.changes;

import dev.branchline.model.RequestId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.HunkState;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import dev.branchline.state.view.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walking through the review: the list of files, the lines, the ways of showing them.
public final class ReviewUpdate {
    private static final int MARGIN = 3;

    private ReviewUpdate() {}

    static Step open(AppState state, @Nullable ChangeId at) {
        if (state.changes().isEmpty()) {
            return Notices.tell(state, Level.INFO, state.changes().orReading(
                    "No file has been changed in this session yet. What tools change is listed here, and can be taken back."));
        }
        ReviewList list = ReviewList.of(state, ReviewFilter.ALL, false);
        ChangeId wanted = at != null ? at : state.changes().ledger().changes().getLast().change().id();
        int chosen = list.indexOf(wanted);
        if (chosen < 0) {
            return Notices.tell(state, Level.INFO, "There is no change " + wanted + " in this session.");
        }
        Page.Review review = new Page.Review(false, null, ReviewFilter.ALL, list, chosen, 0, false, DiffPlace.START);
        return show(state.push(new Overlay.Changes(review)), review);
    }

    /// Puts the review in the place of the topmost page, and asks for the diff it needs.
    static Step show(AppState state, Page.Review review) {
        Page.Review shown = inView(state, placed(state, review));
        AppState next = state.replaceTop(new Overlay.Changes(shown));
        ChangeId wanted = item(shown).map(c -> c.change().id()).orElse(null);
        Diffs diffs = next.changes().diffs();
        if (wanted == null || !diffs.misses(wanted)) {
            return Step.of(next);
        }
        RequestId request = next.counters().request();
        return Step.of(
                next.with(next.counters().afterRequest()).with(next.changes().with(diffs.ask(request, wanted))), new Effect.LoadDiff(request, wanted));
    }

    /// The list after the ledger, the filter or the grouping has altered; the chosen change stays chosen where it is still listed.
    static Step relisted(AppState state, Page.Review review) {
        ReviewList list = ReviewList.of(state, review.filter(), review.byPath());
        Optional<ChangeId> chosen = item(review).map(c -> c.change().id());
        int row = chosen.map(list::indexOf).orElse(-1);
        int otherwise = Math.clamp(review.chosen(), 0, Math.max(0, list.rows().size() - 1));
        int now = row >= 0 ? row : firstItem(list, otherwise);
        DiffPlace place = row >= 0 ? review.place() : DiffPlace.START;
        return show(state, new Page.Review(review.byPath(), review.beside(), review.filter(), list, now, review.top(), review.inFiles(), place));
    }

    private static int firstItem(ReviewList list, int from) {
        for (int i = from; i < list.rows().size(); i++) {
            if (list.rows().get(i) instanceof ReviewList.Item) {
                return i;
            }
        }
        return from;
    }

    static Optional<ChangeStatus> item(Page.Review review) {
        return review.row() instanceof ReviewList.Item i ? Optional.of(i.status()) : Optional.empty();
    }

    static Optional<FileDiff> diff(AppState state, Page.Review review) {
        return item(review).flatMap(c -> state.changes().diffs().of(c.change().id()));
    }

    /// The rows of the diff that is shown.
    static Optional<DiffRows> rows(AppState state, Page.Review review) {
        return diff(state, review).map(d -> rows(state, review, d));
    }

    static DiffRows rows(AppState state, Page.Review review, FileDiff diff) {
        return new DiffRows(diff, PageBox.beside(state.panes(), review, diff), review.place().open(), review.place().whole());
    }

    /// Where those rows lie.
    private static Optional<DiffLayout> layout(AppState state, Page.Review review) {
        return diff(state, review).map(d -> new DiffLayout(
                d, rows(state, review, d), PageBox.beside(state.panes(), review, d), PageBox.of(state.panes(), review).lines().width()));
    }

    /// When the diff has come: at its first hunk, or its last.
    private static Page.Review placed(AppState state, Page.Review review) {
        Optional<DiffRows> rows = review.place().row() < 0 ? rows(state, review) : Optional.empty();
        if (rows.isEmpty()) {
            return review;
        }
        int hunks = diff(state, review).orElseThrow().hunks().size();
        int at = hunks == 0 ? 0 : rows.get().headOf(review.place().row() == -2 ? hunks - 1 : 0);
        return review.with(review.place().at(at, Math.max(0, at - DiffRows.CONTEXT - 1)));
    }

    /// Cursor and choice are seen, and nothing is scrolled further than needed.
    private static Page.Review inView(AppState state, Page.Review review) {
        PageBox box = PageBox.of(state.panes(), review);
        int height = Math.max(1, box.list().height());
        int most = Math.max(0, review.list().rows().size() - height);
        int top = Math.clamp(Math.clamp(review.top(), Math.max(0, review.chosen() - height + 1), Math.max(0, review.chosen())), 0, most);
        // The turn that a first row belongs to is worth its row.
        int headed = top > 0 && top == review.chosen() ? top - 1 : top;
        DiffPlace place = review.place();
        Optional<DiffRows> rows = place.row() < 0 ? Optional.empty() : rows(state, review);
        if (rows.isPresent()) {
            Rect lines = box.lines();
            int count = rows.get().count();
            int row = Math.clamp(place.row(), 0, Math.max(0, count - 1));
            int tall = Math.max(1, lines.height());
            DiffLayout layout = layout(state, review).orElseThrow();
            int first = count == 0 ? 0 : Math.clamp(place.top(), layout.firstToSee(row, tall), row);
            place = place.at(row, Math.min(first, layout.lastTop(tall)));
        }
        return new Page.Review(
                review.byPath(), review.beside(), review.filter(), review.list(), review.chosen(), headed, review.inFiles(), place);
    }

    static Step move(AppState state, Page.Review review, long rows) {
        if (review.inFiles()) {
            return choose(state, review, Math.clamp(review.chosen() + rows, 0, Math.max(0, review.list().rows().size() - 1)));
        }
        int count = rows(state, review).map(DiffRows::count).orElse(0);
        int to = Math.clamp(review.place().row() + rows, 0, Math.max(0, count - 1));
        return count == 0 ? Step.of(state) : show(state, review.with(review.place().at(to, review.place().top())));
    }

    /// A click on the lines goes there; on the row of the cursor, it does what Enter does.
    static Step point(AppState state, Page.Review review, int screenRow) {
        Optional<DiffLayout> layout = layout(state, review);
        if (layout.isEmpty() || review.place().row() < 0) {
            return Step.of(state);
        }
        int row = layout.get().at(review.place().top(), screenRow);
        return row == review.place().row() && !review.inFiles() ? accept(state, review) : move(state, review.enter(false), row - (long) review.place().row());
    }

    /// Lines are scrolled at once, and the cursor stays in view; the list is walked. Who has the keys keeps them.
    static Step wheel(AppState state, Page.Review review, boolean files, int rows) {
        if (files) {
            return choose(state, review, Math.clamp(review.chosen() + (long) rows, 0, Math.max(0, review.list().rows().size() - 1)));
        }
        DiffPlace place = review.place();
        Optional<DiffLayout> layout = layout(state, review).filter(_ -> place.row() >= 0);
        if (layout.isEmpty()) {
            return Step.of(state);
        }
        int tall = Math.max(1, PageBox.of(state.panes(), review).lines().height());
        int top = Math.clamp(place.top() + (long) rows, 0, layout.get().lastTop(tall));
        return show(state, review.with(place.at(Math.clamp(place.row(), top, Math.max(top, layout.get().at(top, tall - 1))), top)));
    }

    static Step choose(AppState state, Page.Review review, int row) {
        DiffPlace place = row == review.chosen() ? review.place() : DiffPlace.START;
        return show(state, new Page.Review(
                review.byPath(), review.beside(), review.filter(), review.list(), row, review.top(), review.inFiles(), place));
    }

    static Step page(AppState state, Page.Review review, boolean up) {
        PageBox box = PageBox.of(state.panes(), review);
        int height = Math.max(1, (review.inFiles() ? box.list().height() : box.lines().height()) - 1);
        if (review.inFiles()) {
            return move(state, review, up ? -height : height);
        }
        DiffPlace place = review.place();
        Optional<DiffLayout> layout = layout(state, review).filter(_ -> place.row() >= 0);
        if (layout.isEmpty()) {
            return Step.of(state);
        }
        // What was the last row in view is the first one then, however tall they are.
        int top = up ? layout.get().firstToSee(place.top(), height + 1) : layout.get().at(place.top(), height);
        int by = top == place.top() ? (up ? -height : height) : top - place.top();
        return move(state, review.with(place.at(place.row(), top)), by);
    }

    /// To the next hunk; past the last one, to the next file's first.
    static Step stepHunk(AppState state, Page.Review review, int step) {
        Optional<DiffRows> rows = rows(state, review);
        int hunks = diff(state, review).map(d -> d.hunks().size()).orElse(0);
        if (rows.isPresent() && hunks > 0) {
            int at = rows.get().hunkAt(review.place().row());
            boolean onHead = at >= 0 && rows.get().headOf(at) == review.place().row();
            int to = step > 0 ? at + 1 : onHead ? at - 1 : at;
            if (to >= 0 && to < hunks) {
                return toRow(state, review.enter(false), rows.get().headOf(to));
            }
        }
        return stepFile(state, review.enter(false), step, step > 0 ? DiffPlace.START : DiffPlace.AT_END);
    }

    private static Step toRow(AppState state, Page.Review review, int row) {
        int height = PageBox.of(state.panes(), review).lines().height();
        int top = review.place().top();
        boolean seen = row >= top && layout(state, review).filter(l -> row <= l.at(top, height - Math.min(8, height / 2))).isPresent();
        return show(state, review.with(review.place().at(row, seen ? top : Math.max(0, row - MARGIN))));
    }

    static Step stepFile(AppState state, Page.Review review, int step, DiffPlace place) {
        List<ReviewList.Row> rows = review.list().rows();
        for (int i = review.chosen() + step; i >= 0 && i < rows.size(); i += step) {
            if (rows.get(i) instanceof ReviewList.Item) {
                return show(state, new Page.Review(
                        review.byPath(), review.beside(), review.filter(), review.list(), i, review.top(), review.inFiles(), place));
            }
        }
        return Notices.tell(state, Level.INFO, step > 0 ? "This is the last change of the list." : "This is the first change of the list.");
    }

    /// Shows what is folded away at the cursor; in the list, goes to the lines.
    static Step accept(AppState state, Page.Review review) {
        if (review.inFiles()) {
            return item(review).isPresent() ? show(state, review.enter(false)) : stepFile(state, review, 1, DiffPlace.START);
        }
        Optional<DiffRows> rows = rows(state, review);
        if (rows.isEmpty() || review.place().row() < 0 || review.place().row() >= rows.get().count()) {
            return Step.of(state);
        }
        return switch (rows.get().row(review.place().row())) {
            case DiffRows.Row.Gap g -> show(state, review.with(review.place().opening(g.index())));
            case DiffRows.Row.Folded _ -> show(state, review.with(review.place().showingWhole()));
            case DiffRows.Row.Note _, DiffRows.Row.Head _, DiffRows.Row.Same _, DiffRows.Row.Changed _ -> Step.of(state);
        };
    }

    /// First what was begun, then the page.
    static Step leave(AppState state, Page.Review review) {
        if (review.filter().typing()) {
            return relisted(state, withFilter(review, review.filter().with("", false)));
        }
        if (review.place().anchor() >= 0 || !review.place().marks().isEmpty()) {
            return show(state, review.with(review.place().unmarked()));
        }
        return review.filter().isOpen() ? Step.of(state.pop()) : relisted(state, withFilter(review, ReviewFilter.ALL));
    }

    static Step mark(AppState state, Page.Review review) {
        Optional<FileDiff> diff = diff(state, review);
        if (diff.isEmpty() || review.inFiles()) {
            return Step.of(state);
        }
        DiffRows rows = rows(state, review, diff.get());
        DiffPlace place = review.place();
        int from = place.anchor() >= 0 ? Math.min(place.anchor(), place.row()) : place.row();
        int to = place.anchor() >= 0 ? Math.max(place.anchor(), place.row()) : place.row();
        // On the heading of a hunk, all of its lines are meant.
        if (from == to && rows.row(from) instanceof DiffRows.Row.Head h) {
            int head = rows.hunkAt(from);
            int end = head + 1 < diff.get().hunks().size() ? rows.headOf(head + 1) - 1 : rows.count() - 1;
            int last = Math.min(end, from + h.hunk().removed() + h.hunk().added());
            return show(state, review.with(place.toggle(rows, diff.get().hunks(), from, last)));
        }
        DiffPlace marked = place.toggle(rows, diff.get().hunks(), from, to);
        boolean one = place.anchor() < 0;
        return show(state, review.with(marked.at(one ? Math.min(place.row() + 1, rows.count() - 1) : place.row(), place.top())));
    }

    static Step markRange(AppState state, Page.Review review) {
        if (review.inFiles() || diff(state, review).isEmpty()) {
            return Step.of(state);
        }
        DiffPlace place = review.place();
        return place.anchor() >= 0 ? mark(state, review) : show(state, review.with(place.withAnchor(place.row())));
    }

    static Step columns(AppState state, Page.Review review) {
        boolean beside = !PageBox.beside(state.panes(), review);
        Page.Review turned = review.withBeside(beside);
        return show(state, turned.with(carried(state, review, state, turned)));
    }

    /// In another size the same lines are other rows: reviews keep their place among the lines, not among the rows.
    public static AppState resized(AppState before, AppState after) {
        if (after.overlays().stream().noneMatch(o -> o instanceof Overlay.Changes(Page.Review _))) {
            return after;
        }
        return after.withOverlays(after.overlays().stream()
                .map(o -> o instanceof Overlay.Changes(Page.Review r) ? new Overlay.Changes(inView(after, r.with(carried(before, r, after, r)))) : o)
                .toList());
    }

    /// The same place in other rows: on the heading of the same hunk, or at the same line.
    private static DiffPlace carried(AppState before, Page.Review old, AppState after, Page.Review now) {
        Optional<DiffRows> from = rows(before, old);
        Optional<DiffRows> to = rows(after, now);
        DiffPlace place = old.place();
        if (from.isEmpty() || to.isEmpty() || place.row() < 0 || from.get().count() == 0) {
            return place;
        }
        int row = carried(from.get(), to.get(), place.row());
        int anchor = place.anchor() < 0 ? -1 : carried(from.get(), to.get(), place.anchor());
        return place.withAnchor(anchor).at(row, Math.max(0, row - (place.row() - place.top())));
    }

    private static int carried(DiffRows from, DiffRows to, int row) {
        int hunk = from.hunkAt(row);
        if (hunk >= 0 && from.headOf(hunk) == row) {
            return to.headOf(hunk);
        }
        int found = rowOf(to, from.newLine(row));
        // What was removed has no line of its own after the change: no other hunk may be meant for it.
        return to.hunkAt(found) == hunk || hunk < 0 ? found : to.headOf(hunk);
    }

    /// The first row that shows a line, or what comes after it; found by halves, for line numbers rise.
    private static int rowOf(DiffRows rows, int line) {
        int low = 0;
        int high = Math.max(0, rows.count() - 1);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.newLine(middle) < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static Step grouping(AppState state, Page.Review review) {
        return relisted(state, new Page.Review(
                !review.byPath(), review.beside(), review.filter(), review.list(), review.chosen(), review.top(), review.inFiles(), review.place()));
    }

    static Page.Review withFilter(Page.Review review, ReviewFilter filter) {
        return new Page.Review(review.byPath(), review.beside(), filter, review.list(), review.chosen(), review.top(), review.inFiles(), review.place());
    }

    static Step filter(AppState state, Page.Review review, ReviewFilter filter) {
        return relisted(state, withFilter(review, filter));
    }

    static ReviewFilter nextState(ReviewFilter filter) {
        return filter.with(next(filter.state()));
    }

    static ReviewFilter nextTool(AppState state, ReviewFilter filter) {
        return filter.withTool(nextTool(state, filter.tool()));
    }

    private static @Nullable HunkState next(@Nullable HunkState state) {
        List<HunkState> all = List.of(HunkState.values());
        int at = state == null ? 0 : all.indexOf(state) + 1;
        return at < all.size() ? all.get(at) : null;
    }

    private static @Nullable String nextTool(AppState state, @Nullable String tool) {
        List<String> tools = new ArrayList<>(state.changes().ledger().changes().stream()
                .map(c -> c.change().origin().tool()).distinct().sorted().toList());
        int at = tool == null ? 0 : tools.indexOf(tool) + 1;
        return at < tools.size() ? tools.get(at) : null;
    }
}
