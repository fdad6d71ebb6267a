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
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayUpdate;
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
            case ChangesIntent.ShowOperations _ -> UndoUpdate.show(state);
            case ChangesIntent.Blame b -> blame(state, b.path());
            case ChangesIntent.DoQueued _ -> doQueued(state);
            default -> state.topOverlay().orElse(null) instanceof Overlay.Changes(Page page) ? inPage(state, page, intent, now) : Step.of(state);
        };
    }

    private static Step inPage(AppState state, Page page, ChangesIntent intent, long now) {
        return switch (page) {
            case Page.Review r -> inReview(state, r, intent);
            case Page.Preview p -> inPreview(state, p, intent, now);
            case Page.Settling s -> inSettling(state, s, intent);
            case Page.Operations o -> inOperations(state, o, intent);
            case Page.Blame b -> inBlame(state, b, intent);
        };
    }

    private static Step inReview(AppState state, Page.Review review, ChangesIntent intent) {
        return switch (intent) {
            case ChangesIntent.Move m -> ReviewUpdate.move(state, review, m.rows());
            case ChangesIntent.MovePage m -> ReviewUpdate.page(state, review, m.up());
            case ChangesIntent.MoveToEnd m -> ReviewUpdate.move(state, review, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.Point p -> point(state, review, p);
            case ChangesIntent.StepHunk s -> ReviewUpdate.stepHunk(state, review, s.step());
            case ChangesIntent.StepFile s -> ReviewUpdate.stepFile(state, review, s.step(), DiffPlace.START);
            case ChangesIntent.Enter e -> ReviewUpdate.show(state, review.enter(e.files()));
            case ChangesIntent.Accept _ ->
                review.filter().typing()
                        ? ReviewUpdate.relisted(state, ReviewUpdate.withFilter(review, review.filter().with(review.filter().text(), false)))
                        : ReviewUpdate.accept(state, review);
            case ChangesIntent.Leave _ -> ReviewUpdate.leave(state, review);
            case ChangesIntent.MarkLine _ -> ReviewUpdate.mark(state, review);
            case ChangesIntent.MarkRange _ -> ReviewUpdate.markRange(state, review);
            case ChangesIntent.Do d -> act(state, review, d.act());
            case ChangesIntent.DoTurn d -> actOnTurn(state, review, d.act());
            case ChangesIntent.ToggleColumns _ -> ReviewUpdate.columns(state, review);
            case ChangesIntent.ToggleGrouping _ -> ReviewUpdate.grouping(state, review);
            case ChangesIntent.CycleState _, ChangesIntent.CycleTool _, ChangesIntent.ToggleBranch _, ChangesIntent.StartFilter _ ->
                ReviewUpdate.filter(state, review, intent);
            case ChangesIntent.CopyPatch _ -> copy(state, review);
            case ChangesIntent.EditFile _ -> edit(state, review);
            default -> Step.of(state);
        };
    }

    private static Step inPreview(AppState state, Page.Preview preview, ChangesIntent intent, long now) {
        return switch (intent) {
            case ChangesIntent.Move m -> PlanUpdate.move(state, preview, m.rows());
            case ChangesIntent.MovePage m -> PlanUpdate.move(state, preview, m.up() ? -10 : 10);
            case ChangesIntent.MoveToEnd m -> PlanUpdate.move(state, preview, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.Point p -> PlanUpdate.move(state, preview, p.row() - preview.chosen());
            case ChangesIntent.MarkLine _ -> PlanUpdate.unfold(state, preview);
            case ChangesIntent.Leave _ -> Step.of(state.pop());
            case ChangesIntent.Apply _ -> apply(state, preview, now);
            case ChangesIntent.Settle _ -> SettleUpdate.begin(state, preview);
            case ChangesIntent.ApplyAlways _ -> always(state, preview);
            case ChangesIntent.MoveHead m -> moveHead(state, preview, m.files(), now);
            default -> Step.of(state);
        };
    }

    /// Enter does the safe thing: what is done is closed, a move leaves the files alone, a plan is done as it is shown.
    private static Step apply(AppState state, Page.Preview preview, long now) {
        if (preview.report() != null) {
            return Step.of(state.pop());
        }
        return preview.after() instanceof Page.After.Move ? moveHead(state, preview, false, now) : PlanUpdate.apply(state, preview);
    }

    private static Step moveHead(AppState state, Page.Preview preview, boolean files, long now) {
        if (!(preview.after() instanceof Page.After.Move move) || preview.report() != null) {
            return Step.of(state);
        }
        return files ? PlanUpdate.apply(state, preview) : AfterUpdate.go(state.pop(), move.original(), now);
    }

    private static Step always(AppState state, Page.Preview preview) {
        if (!isSingleHunk(preview.wish())) {
            return Notices.tell(state, Level.INFO, "More than a single hunk is always shown before it is done.");
        }
        return Step.of(state.with(state.settings().withPreviewHunks(false)), new Effect.SaveSetting("/previewHunks", false))
                .then(s -> PlanUpdate.apply(s, preview));
    }

    private static boolean isSingleHunk(Wish wish) {
        List<Selection> parts = switch (wish) {
            case Wish.Revert r -> r.parts();
            case Wish.Reapply r -> r.parts();
            case Wish.Keep _, Wish.RevertAnswers _, Wish.Follow _, Wish.Undo _, Wish.Redo _ -> List.of();
        };
        return parts.size() == 1 && parts.getFirst().hunk() != null;
    }

    private static Step inSettling(AppState state, Page.Settling page, ChangesIntent intent) {
        return switch (intent) {
            case ChangesIntent.Move m -> SettleUpdate.scroll(state, page, m.rows());
            case ChangesIntent.MovePage m -> SettleUpdate.scroll(state, page, m.up() ? -10 : 10);
            case ChangesIntent.MoveToEnd m -> SettleUpdate.scroll(state, page, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.StepConflict s -> SettleUpdate.step(state, page, s.step());
            case ChangesIntent.Settled s -> SettleUpdate.choose(state, page, s.side());
            case ChangesIntent.SettleByHand _ -> SettleUpdate.byHand(state, page);
            // Nothing has been written: the preview is there again, with its conflicts.
            case ChangesIntent.Leave _ -> Step.of(state.replaceTop(new Overlay.Changes(page.preview())));
            default -> Step.of(state);
        };
    }

    private static Step inOperations(AppState state, Page.Operations page, ChangesIntent intent) {
        List<OperationRows.Row> rows = OperationRows.of(state);
        return switch (intent) {
            case ChangesIntent.Move m -> Step.of(state.replaceTop(new Overlay.Changes(operations(state, page, (long) page.chosen() + m.rows(), rows))));
            case ChangesIntent.MovePage m -> Step.of(state.replaceTop(new Overlay.Changes(operations(state, page, page.chosen() + (m.up() ? -10L : 10L), rows))));
            case ChangesIntent.MoveToEnd m ->
                Step.of(state.replaceTop(new Overlay.Changes(operations(state, page, m.last() ? Integer.MAX_VALUE : 0, rows))));
            case ChangesIntent.Point p -> Step.of(state.replaceTop(new Overlay.Changes(operations(state, page, page.top() + (long) p.row(), rows))));
            case ChangesIntent.Leave _ -> Step.of(state.pop());
            case ChangesIntent.Accept _ -> rows.isEmpty() ? Step.of(state.pop()) : goBack(state.pop(), rows.get(Math.clamp(page.chosen(), 0, rows.size() - 1)));
            default -> Step.of(state);
        };
    }

    private static Page.Operations operations(AppState state, Page.Operations page, long row, List<OperationRows.Row> rows) {
        int chosen = Math.clamp(row, 0, Math.max(0, rows.size() - 1));
        int height = Math.max(1, PageBox.of(state.panes(), page).body().height());
        return new Page.Operations(chosen, Math.clamp(page.top(), Math.max(0, chosen - height + 1), chosen));
    }

    private static Step goBack(AppState state, OperationRows.Row row) {
        return switch (row) {
            case OperationRows.Row.Files f -> UndoUpdate.operation(state, f.operation().id());
            case OperationRows.Row.Move m -> new Step(state, List.of(new Effect.Raise(new dev.branchline.event.TreeIntent.GoTo(m.from().orElse(null)))));
        };
    }

    private static Step inBlame(AppState state, Page.Blame page, ChangesIntent intent) {
        int height = Math.max(1, PageBox.of(state.panes(), page).body().height() - 1);
        return switch (intent) {
            case ChangesIntent.Move m -> BlameUpdate.move(state, page, m.rows());
            case ChangesIntent.MovePage m -> BlameUpdate.move(state, page, m.up() ? -height : height);
            case ChangesIntent.MoveToEnd m -> BlameUpdate.move(state, page, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case ChangesIntent.Point p -> BlameUpdate.move(state, page, page.top() + p.row() - (long) page.row());
            case ChangesIntent.StepHunk s -> BlameUpdate.stepAuthor(state, page, s.step());
            case ChangesIntent.Accept _ -> BlameUpdate.goToMessage(state, page);
            case ChangesIntent.EditFile _ -> Step.of(state, new Effect.EditFile(page.path(), page.row() + 1));
            case ChangesIntent.Leave _ -> Step.of(state.pop());
            default -> Step.of(state);
        };
    }

    private static Step point(AppState state, Page.Review review, ChangesIntent.Point point) {
        return point.files()
                ? ReviewUpdate.choose(state, review.enter(true), Math.clamp(review.top() + (long) point.row(), 0, Math.max(0, review.list().rows().size() - 1)))
                : ReviewUpdate.move(state, review.enter(false), review.place().top() + point.row() - (long) review.place().row());
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
        boolean once = wish instanceof Wish.Keep || (isSingleHunk(wish) && !state.settings().previewHunks());
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
                ? Notices.tell(state, Level.INFO, "Nothing to take back: neither this answer nor what follows it has changed a file.")
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
                ? Notices.tell(state, Level.INFO, "No file has been changed in this session yet. /blame PATH shows any file.")
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

    /// What is typed into the filter of the review.
    public static AppState type(AppState state, Page page, String text) {
        return page instanceof Page.Review r && r.typing() ? filtered(state, r, r.filter().text() + text.replace('\n', ' ')) : state;
    }

    public static AppState erase(AppState state, Page page, boolean word) {
        return page instanceof Page.Review r && r.typing() ? filtered(state, r, OverlayUpdate.shorten(r.filter().text(), word)) : state;
    }

    private static AppState filtered(AppState state, Page.Review review, String text) {
        if (text.length() > MOST_FILTER) {
            return state;
        }
        // The diff of what is chosen now is asked for when the filter is done: each letter would ask for another.
        ReviewFilter filter = review.filter().with(text, true);
        ReviewList list = ReviewList.of(state, filter, review.byPath());
        int row = list.rows().size() > 1 ? 1 : 0;
        return state.replaceTop(new Overlay.Changes(new Page.Review(
                review.byPath(), review.beside(), filter, list, row, 0, review.inFiles(), DiffPlace.START)));
    }
}
