package dev.branchline.state.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the files that were changed in the open session.
///
/// @param ledger as it arrived last
/// @param byAnswer how many changes each answer's tool calls made
/// @param selected index of the chosen row of the side panel's list
/// @param diffs those that were looked at last
/// @param underway what is being done
/// @param waiting wishes that wait for the end of the answer that is coming here, in order
/// @param undoneAt when operations were taken back that can be done again, milliseconds since the epoch, newest last
/// @param reading why the ledger is not known: a sentence; empty when it is
/// @param back what is being taken back step by step; null for nothing
/// @param cards the diffs that tool cards show
/// @param settled how conflicts were settled that were not written yet: what was chosen or written by hand is there again when one comes back
public record ChangesState(
        LedgerView ledger,
        Map<EntryId, Integer> byAnswer,
        int selected,
        Diffs diffs,
        Underway underway,
        List<Wish> waiting,
        List<Long> undoneAt,
        String reading,
        @Nullable GoingBack back,
        CardDiffs cards,
        Settled settled) {
    private static final String BEING_READ = "What was changed in files is still being read. Try again in a moment.";

    /// Of a session whose ledger is on its way.
    public static final ChangesState NONE =
            new ChangesState(LedgerView.EMPTY, Map.of(), 0, Diffs.NONE, Underway.NONE, List.of(), List.of(), BEING_READ, null, CardDiffs.NONE, Settled.NONE);

    /// Taking back several things, newest first.
    ///
    /// @param left what is still to be taken back, the next one first
    /// @param done how many are
    /// @param of how many there were
    /// @param request what is on its way for the next one; null for nothing
    /// @param shown what was shown that would become of the files; null when none is concerned
    /// @param begun whether it is certain that this is still so
    /// @param written what has become of files so far
    public record GoingBack(
            List<OperationRows.Row> left, int done, int of, @Nullable RequestId request, @Nullable Plan shown, boolean begun, List<FilePlan> written) {
        public GoingBack {
            left = List.copyOf(left);
            written = List.copyOf(written);
        }

        GoingBack asking(RequestId newRequest) {
            return new GoingBack(left, done, of, newRequest, shown, begun, written);
        }

        GoingBack beginning() {
            return new GoingBack(left, done, of, null, shown, true, written);
        }

        /// Without the first that is left.
        ///
        /// @param did whether it was taken back now; else it was so already
        GoingBack rest(boolean did, List<FilePlan> files) {
            List<FilePlan> all = new ArrayList<>(written);
            all.addAll(files);
            return new GoingBack(left.subList(1, left.size()), done + (did ? 1 : 0), of - (did ? 0 : 1), null, shown, begun, all);
        }
    }

    public ChangesState {
        waiting = List.copyOf(waiting);
        undoneAt = List.copyOf(undoneAt);
    }

    /// Counting takes a pass over the changes, so it is done once for each alteration.
    ChangesState with(LedgerView newLedger) {
        Map<EntryId, Integer> counts = new HashMap<>();
        for (ChangeStatus status : newLedger.changes()) {
            counts.merge(status.change().origin().answer(), 1, Integer::sum);
        }
        int last = Math.max(0, newLedger.changes().size() - 1);
        return new ChangesState(newLedger, counts, Math.min(selected, last), diffs, underway, waiting, undoneAt, "", back, cards, settled);
    }

    ChangesState select(int row) {
        return new ChangesState(ledger, byAnswer, Math.clamp(row, 0, Math.max(0, ledger.changes().size() - 1)), diffs, underway, waiting, undoneAt, reading, back, cards, settled);
    }

    ChangesState with(Diffs newDiffs) {
        return new ChangesState(ledger, byAnswer, selected, newDiffs, underway, waiting, undoneAt, reading, back, cards, settled);
    }

    ChangesState with(CardDiffs newCards) {
        return new ChangesState(ledger, byAnswer, selected, diffs, underway, waiting, undoneAt, reading, back, newCards, settled);
    }

    ChangesState with(Underway newUnderway) {
        return new ChangesState(ledger, byAnswer, selected, diffs, newUnderway, waiting, undoneAt, reading, back, cards, settled);
    }

    ChangesState withWaiting(List<Wish> wishes) {
        return new ChangesState(ledger, byAnswer, selected, diffs, underway, wishes, undoneAt, reading, back, cards, settled);
    }

    ChangesState await(Wish wish) {
        List<Wish> more = new ArrayList<>(waiting);
        more.add(wish);
        return withWaiting(more);
    }

    ChangesState withUndoneAt(List<Long> times) {
        return new ChangesState(ledger, byAnswer, selected, diffs, underway, waiting, times, reading, back, cards, settled);
    }

    /// What is to be said where nothing is listed: as long as the ledger is not known, that.
    String orReading(String otherwise) {
        return reading.isEmpty() ? otherwise : reading;
    }

    ChangesState unreadable(String why) {
        return new ChangesState(ledger, byAnswer, selected, diffs, underway, waiting, undoneAt, why, back, cards, settled);
    }

    ChangesState going(@Nullable GoingBack newBack) {
        return new ChangesState(ledger, byAnswer, selected, diffs, underway, waiting, undoneAt, reading, newBack, cards, settled);
    }

    ChangesState withSettled(Settled newSettled) {
        return new ChangesState(ledger, byAnswer, selected, diffs, underway, waiting, undoneAt, reading, back, cards, newSettled);
    }

    /// A change by its id; ids are given in order, so that this is mostly one look.
    public Optional<ChangeStatus> change(ChangeId id) {
        List<ChangeStatus> all = ledger.changes();
        int guess = id.number() - 1;
        if (guess >= 0 && guess < all.size() && all.get(guess).change().id().equals(id)) {
            return Optional.of(all.get(guess));
        }
        return all.stream().filter(c -> c.change().id().equals(id)).findFirst();
    }

    /// The row of the side panel's list: newest first.
    public ChangeStatus row(int row) {
        return ledger.changes().get(ledger.changes().size() - 1 - row);
    }

    public boolean isEmpty() {
        return ledger.changes().isEmpty();
    }
}
