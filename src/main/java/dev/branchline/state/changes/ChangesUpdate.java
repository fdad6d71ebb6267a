package dev.branchline.state.changes;

import dev.branchline.event.ChangesIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.overlay.FieldText;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user does with changes: routes to the page that is open.
public final class ChangesUpdate {
    private static final int MOST_FILTER = 200;

    private ChangesUpdate() {}

    public static Step apply(AppState state, ChangesIntent intent, long now) {
        return switch (intent) {
            case ChangesIntent.Anywhere a -> anywhere(withoutReport(state), a, now);
            case ChangesIntent.OnPage p -> state.topOverlay().orElse(null) instanceof Overlay.Changes(Page page) ? onPage(state, page, p, now) : Step.of(state);
        };
    }

    /// A report has been read when something else is wished.
    private static AppState withoutReport(AppState state) {
        return PlanUpdate.preview(state).filter(p -> p.report() != null).isPresent() ? state.pop() : state;
    }

    private static Step anywhere(AppState state, ChangesIntent.Anywhere intent, long now) {
        return switch (intent) {
            case ChangesIntent.Review r -> ReviewUpdate.open(state, r.at());
            case ChangesIntent.PanelMove m -> Step.of(state.with(state.changes().select(Math.clamp((long) state.changes().selected() + m.rows(), 0, Integer.MAX_VALUE))));
            case ChangesIntent.PanelMoveToEnd m -> Step.of(state.with(state.changes().select(m.last() ? Integer.MAX_VALUE : 0)));
            case ChangesIntent.PanelSelect s -> Step.of(state.with(state.changes().select(s.row())));
            case ChangesIntent.PanelOpen _ ->
                ReviewUpdate.open(state, state.changes().isEmpty() ? null : state.changes().row(state.changes().selected()).change().id());
            case ChangesIntent.RevertSince s -> revertSince(state, s.entry());
            case ChangesIntent.Undo u -> UndoUpdate.undo(state, u.change(), now);
            case ChangesIntent.Redo _ -> UndoUpdate.redo(state, now);
            case ChangesIntent.UndoOperation o -> UndoUpdate.operation(state, o.operation());
            case ChangesIntent.ShowOperations _ -> OperationsUpdate.open(state);
            case ChangesIntent.Blame b -> blame(state, b.path());
            case ChangesIntent.DoQueued _ -> doQueued(state);
        };
    }

    private static Step onPage(AppState state, Page page, ChangesIntent.OnPage intent, long now) {
        return switch (page) {
            case Page.Review r -> inReview(state, r, intent);
            case Page.Preview p -> PreviewUpdate.apply(state, p, intent, now);
            case Page.Settling s -> inSettling(state, s, intent);
            case Page.Operations o -> OperationsUpdate.apply(state, o, intent, now);
            case Page.Blame b -> inBlame(state, b, intent);
        };
    }

    private static Step inReview(AppState state, Page.Review review, ChangesIntent.OnPage intent) {
        return switch (intent) {
            case ChangesIntent.Move m -> ReviewUpdate.move(state, review, m.rows());
            case ChangesIntent.MovePage m -> ReviewUpdate.page(state, review, m.up());
            case ChangesIntent.MoveToEnd m -> ReviewUpdate.move(state, review, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.Point p -> point(state, review, p);
            case ChangesIntent.StepHunk s -> ReviewUpdate.stepHunk(state, review, s.step());
            case ChangesIntent.Accept _ ->
                review.filter().typing()
                        ? ReviewUpdate.relisted(state, ReviewUpdate.withFilter(review, review.filter().with(review.filter().text(), false)))
                        : ReviewUpdate.accept(state, review);
            case ChangesIntent.Leave _ -> ReviewUpdate.leave(state, review);
            case ChangesIntent.MarkLine _ -> ReviewUpdate.mark(state, review);
            case ChangesIntent.EditFile _ -> edit(state, review);
            case ChangesIntent.OfReview r -> ofReview(state, review, r);
            case ChangesIntent.OfPreview _, ChangesIntent.OfConflicts _, ChangesIntent.OfOperations _ -> Step.of(state);
        };
    }

    private static Step ofReview(AppState state, Page.Review review, ChangesIntent.OfReview intent) {
        return switch (intent) {
            case ChangesIntent.StepFile s -> ReviewUpdate.stepFile(state, review, s.step(), DiffPlace.START);
            case ChangesIntent.Wheel w -> ReviewUpdate.wheel(state, review, w.files(), w.rows());
            case ChangesIntent.Enter e -> ReviewUpdate.show(state, review.enter(e.files()));
            case ChangesIntent.MarkRange _ -> ReviewUpdate.markRange(state, review);
            case ChangesIntent.Do d -> act(state, review, d.act());
            case ChangesIntent.DoTurn d -> actOnTurn(state, review, d.act());
            case ChangesIntent.ToggleColumns _ -> ReviewUpdate.columns(state, review);
            case ChangesIntent.ToggleGrouping _ -> ReviewUpdate.grouping(state, review);
            case ChangesIntent.CycleState _ -> ReviewUpdate.filter(state, review, ReviewUpdate.nextState(review.filter()));
            case ChangesIntent.CycleTool _ -> ReviewUpdate.filter(state, review, ReviewUpdate.nextTool(state, review.filter()));
            case ChangesIntent.ToggleBranch _ -> ReviewUpdate.filter(state, review, review.filter().withBranch(!review.filter().branch()));
            case ChangesIntent.StartFilter _ -> ReviewUpdate.filter(state, review, review.filter().with(review.filter().text(), true));
            case ChangesIntent.CopyPatch _ -> copy(state, review);
        };
    }

    private static Step inSettling(AppState state, Page.Settling page, ChangesIntent.OnPage intent) {
        return switch (intent) {
            case ChangesIntent.Move m -> SettleUpdate.scroll(state, page, m.rows());
            case ChangesIntent.MovePage m -> SettleUpdate.page(state, page, m.up());
            case ChangesIntent.MoveToEnd m -> SettleUpdate.scroll(state, page, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.StepConflict s -> SettleUpdate.step(state, page, s.step());
            case ChangesIntent.Settled s -> SettleUpdate.choose(state, page, s.side());
            case ChangesIntent.SettleByHand _ -> SettleUpdate.byHand(state, page);
            // Nothing has been written: the preview is there again, with its conflicts.
            case ChangesIntent.Leave _ -> Step.of(state.replaceTop(new Overlay.Changes(page.preview())));
            case ChangesIntent.Accept _ -> SettleUpdate.goOn(state, page);
            case ChangesIntent.Point _, ChangesIntent.StepHunk _, ChangesIntent.MarkLine _, ChangesIntent.EditFile _,
                    ChangesIntent.OfReview _, ChangesIntent.OfPreview _, ChangesIntent.OfOperations _ -> Step.of(state);
        };
    }

    private static Step inBlame(AppState state, Page.Blame page, ChangesIntent.OnPage intent) {
        int height = Math.max(1, PageBox.of(state.panes(), page).body().height() - 1);
        return switch (intent) {
            case ChangesIntent.Move m -> BlameUpdate.move(state, page, m.rows());
            case ChangesIntent.MovePage m -> BlameUpdate.move(state, page, m.up() ? -height : height);
            case ChangesIntent.MoveToEnd m -> BlameUpdate.move(state, page, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.Point p -> BlameUpdate.point(state, page, p.row());
            case ChangesIntent.StepHunk s -> BlameUpdate.stepAuthor(state, page, s.step());
            case ChangesIntent.Accept _ -> BlameUpdate.goToMessage(state, page);
            case ChangesIntent.EditFile _ -> Step.of(state, new Effect.EditFile(page.path(), page.row() + 1));
            case ChangesIntent.Leave _ -> Step.of(state.pop());
            case ChangesIntent.MarkLine _, ChangesIntent.OfReview _, ChangesIntent.OfPreview _, ChangesIntent.OfConflicts _,
                    ChangesIntent.OfOperations _ -> Step.of(state);
        };
    }

    private static Step point(AppState state, Page.Review review, ChangesIntent.Point point) {
        return point.files()
                ? ReviewUpdate.choose(state, review.enter(true), Math.clamp(review.top() + (long) point.row(), 0, Math.max(0, review.list().rows().size() - 1)))
                : ReviewUpdate.point(state, review, point.row());
    }

    /// What is chosen: selected lines, the hunk at the cursor, or in the list the whole change or group.
    private static List<Selection> chosen(AppState state, Page.Review review) {
        ReviewList.Row row = review.row();
        if (row == null) {
            return List.of();
        }
        Optional<FileDiff> diff = ReviewUpdate.diff(state, review);
        if (review.inFiles() || diff.isEmpty() || diff.get().hunks().isEmpty()) {
            return row.changes().stream().map(c -> Selection.of(c.change().id())).toList();
        }
        ChangeStatus change = row.changes().getFirst();
        DiffPlace place = review.place();
        DiffRows rows = ReviewUpdate.rows(state, review, diff.get());
        if (place.anchor() >= 0) {
            place = place.toggle(rows, diff.get().hunks(), Math.min(place.anchor(), place.row()), Math.max(place.anchor(), place.row()));
        }
        if (place.marks().isEmpty()) {
            int hunk = Math.max(0, rows.hunkAt(Math.max(0, place.row())));
            return List.of(Selection.of(change.change().id(), diff.get().hunks().get(hunk).index()));
        }
        return place.marks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> part(change, diff.get().hunks().get(e.getKey()), e.getValue()))
                .toList();
    }

    private static Selection part(ChangeStatus change, dev.branchline.model.change.Hunk hunk, Set<Integer> lines) {
        boolean all = lines.size() == hunk.removed() + hunk.added();
        return new Selection(change.change().id(), hunk.index(), all ? null : lines.stream().sorted().toList());
    }

    private static Step act(AppState state, Page.Review review, ChangesIntent.Act act) {
        List<Selection> parts = chosen(state, review);
        if (parts.isEmpty()) {
            return Step.of(state);
        }
        Wish wish = wish(act, parts);
        boolean once = wish instanceof Wish.Keep || (PreviewUpdate.isSingleHunk(wish) && !state.settings().previewHunks());
        AppState unmarked = review.place().marks().isEmpty() && review.place().anchor() < 0
                ? state
                : state.replaceTop(new Overlay.Changes(review.with(review.place().unmarked())));
        return once ? PlanUpdate.direct(unmarked, wish) : PlanUpdate.wish(unmarked, wish, new Page.After.Nothing());
    }

    private static Step actOnTurn(AppState state, Page.Review review, ChangesIntent.Act act) {
        ReviewList.Row row = review.row();
        if (row == null) {
            return Step.of(state);
        }
        EntryId turn = row.changes().getFirst().change().origin().turn();
        List<Selection> parts = state.changes().ledger().changes().stream()
                .filter(c -> c.change().origin().turn().equals(turn))
                .map(c -> Selection.of(c.change().id()))
                .toList();
        Wish wish = wish(act, parts);
        return wish instanceof Wish.Keep ? PlanUpdate.direct(state, wish) : PlanUpdate.wish(state, wish, new Page.After.Nothing());
    }

    private static Wish wish(ChangesIntent.Act act, List<Selection> parts) {
        return switch (act) {
            case REVERT -> new Wish.Revert(parts);
            case REAPPLY -> new Wish.Reapply(parts);
            case KEEP -> new Wish.Keep(parts);
        };
    }

    /// The answers at and below an entry.
    private static Step revertSince(AppState state, EntryId entry) {
        SessionTree tree = state.conversation().tree();
        Set<EntryId> since = new HashSet<>();
        for (Entry.Node node : tree.nodes()) {
            if (node.id().equals(entry) || (node.parent() != null && since.contains(node.parent()))) {
                since.add(node.id());
            }
        }
        Set<EntryId> answers = new HashSet<>(since);
        answers.retainAll(state.changes().byAnswer().keySet());
        return answers.isEmpty()
                ? Notices.tell(state, Level.INFO, state.changes().orReading("Nothing to take back: neither this answer nor what follows it has changed a file."))
                : PlanUpdate.wish(state, new Wish.RevertAnswers(answers), new Page.After.Nothing());
    }

    private static Step copy(AppState state, Page.Review review) {
        Optional<FileDiff> diff = ReviewUpdate.diff(state, review);
        String patch = diff.map(d -> review.inFiles() || d.hunks().isEmpty() ? PatchText.of(d) : hunkPatch(state, review, d)).orElse("");
        return patch.isEmpty()
                ? Notices.tell(state, Level.INFO, "There is no text here that could be copied as a patch.")
                : Step.of(state, new Effect.Copy(patch));
    }

    private static String hunkPatch(AppState state, Page.Review review, FileDiff diff) {
        int hunk = Math.max(0, ReviewUpdate.rows(state, review, diff).hunkAt(Math.max(0, review.place().row())));
        return PatchText.of(diff, List.of(diff.hunks().get(hunk)));
    }

    private static Step edit(AppState state, Page.Review review) {
        Optional<ChangeStatus> item = ReviewUpdate.item(review);
        int line = ReviewUpdate.rows(state, review).map(r -> r.newLine(Math.max(0, review.place().row()))).orElse(0);
        return item.map(c -> Step.of(state, new Effect.EditFile(c.change().path(), line + 1))).orElse(Step.of(state));
    }

    private static Step blame(AppState state, @Nullable String path) {
        if (path != null && !path.isBlank()) {
            return BlameUpdate.open(state, path.strip(), 0);
        }
        if (state.topOverlay().orElse(null) instanceof Overlay.Changes(Page.Review review)) {
            int line = ReviewUpdate.rows(state, review).map(r -> r.newLine(Math.max(0, review.place().row()))).orElse(0);
            return ReviewUpdate.item(review).map(c -> BlameUpdate.open(state, c.change().path(), line)).orElse(Step.of(state));
        }
        return state.changes().isEmpty()
                ? Notices.tell(state, Level.INFO, state.changes().orReading("No file has been changed in this session yet. /blame PATH shows any file."))
                : BlameUpdate.open(state, state.changes().row(state.changes().selected()).change().path(), 0);
    }

    /// What waited for the end of an answer is planned now, and shown.
    private static Step doQueued(AppState state) {
        List<Wish> waiting = state.changes().waiting();
        if (waiting.isEmpty() || state.conversation().activeRunShown().isPresent()) {
            return Step.of(state);
        }
        List<Wish> rest = new ArrayList<>(waiting.subList(1, waiting.size()));
        return PlanUpdate.wish(state.with(state.changes().withWaiting(rest)), waiting.getFirst(), new Page.After.Nothing());
    }

    /// After each event: whether something that waits can begin.
    public static Step goOn(AppState state) {
        boolean waits = !state.changes().waiting().isEmpty() && state.conversation().activeRunShown().isEmpty();
        boolean free = state.topOverlay().filter(o -> !(o instanceof Overlay.Changes(Page.Review _))).isEmpty();
        return waits && free ? doQueued(state) : Step.of(state);
    }

    /// Whether the filter of the review has no room for it.
    public static boolean isTooLong(Page page, String text) {
        return page instanceof Page.Review r && r.typing() && r.filter().text().length() + text.length() > MOST_FILTER;
    }

    /// What is typed into the filter of the review.
    public static AppState type(AppState state, Page page, String text) {
        return page instanceof Page.Review r && r.typing() ? filtered(state, r, r.filter().text() + text.replace('\n', ' ')) : state;
    }

    public static AppState erase(AppState state, Page page, boolean word) {
        return page instanceof Page.Review r && r.typing() ? filtered(state, r, FieldText.shorten(r.filter().text(), word)) : state;
    }

    private static AppState filtered(AppState state, Page.Review review, String text) {
        // The diff of what is chosen now is asked for when the filter is done: each letter would ask for another.
        ReviewFilter filter = review.filter().with(text, true);
        ReviewList list = ReviewList.of(state, filter, review.byPath());
        int row = list.rows().size() > 1 ? 1 : 0;
        return state.replaceTop(new Overlay.Changes(new Page.Review(
                review.byPath(), review.beside(), filter, list, row, 0, review.inFiles(), DiffPlace.START)));
    }
}
