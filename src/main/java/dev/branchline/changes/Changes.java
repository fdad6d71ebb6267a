package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.SurvivingLines;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The ledger of one session: every change that tools make to files goes through it, and every way back.
///
/// Contents are stored and on disk before a file is touched; what is interrupted is found at the next opening. Safe for many threads;
/// what writes is done one after the other. Blocking: never called on the UI thread.
public interface Changes extends AutoCloseable {
    /// The state now; never null, cheap.
    LedgerView view();

    /// Calls back with each new view, on the thread that brought it about.
    void onChange(Consumer<LedgerView> listener);

    /// What these writes would do to the files as they are now. Reads only.
    List<FileDiff> preview(List<FileWrite> writes) throws IOException;

    /// Writes files for a tool and records what became of them. All of them are checked before the first is written.
    ///
    /// @return one change for each file that is different now
    /// @throws StaleFileException when a file is not as the caller saw it; nothing was written
    /// @throws IOException when a file could not be written; those before it were, and are recorded
    List<Change> write(Origin origin, List<FileWrite> writes) throws IOException;

    /// Looks at the workspace before something runs that may change files behind our back.
    Watch watch(Origin origin) throws IOException;

    /// A running watch. [#finish] must be called, also after a failure of what ran.
    interface Watch {
        /// Compares with the beginning and records what is different as changes of the origin.
        ///
        /// @return the changes, and what could not be covered
        Observed finish() throws IOException;
    }

    /// @param notices one sentence each: what was too large, ignored, or changed by someone else as well
    record Observed(List<Change> changes, List<String> notices) {
        public Observed {
            changes = List.copyOf(changes);
            notices = List.copyOf(notices);
        }
    }

    /// What a change did, for showing.
    ///
    /// @throws IllegalArgumentException when there is no such change
    FileDiff diff(ChangeId change) throws IOException;

    /// What would be done. Reads only.
    Plan plan(Wish wish) throws IOException;

    /// Settles conflicts of a plan, all those of a file at once. Where changes with edits of the user between them are taken back together, a
    /// file may come to further conflicts below; they are in the plan that is returned.
    ///
    /// @throws StaleFileException when a file was changed since the plan was made
    /// @throws IllegalArgumentException when the choices do not fit the conflicts
    Plan settle(Plan plan, List<Settlement> settlements) throws IOException;

    /// The text that a file of the plan would have, and what differs from the one it has now.
    FileDiff result(Plan plan, String path) throws IOException;

    /// Does what was planned, as one operation that can be undone. Every file is checked again just before it is written.
    ///
    /// @throws StaleFileException when a file was changed since the plan was made: plan again; nothing was written
    /// @throws IllegalArgumentException when the plan is blocked or has open conflicts
    Report apply(Plan plan) throws IOException;

    /// Looks at the files of the ledger, and tells in the view what the user has replaced in them since and what is committed to git by
    /// now. Costs little where nothing was touched.
    default void look() throws IOException {}

    /// Who wrote the lines of a file as it is now.
    List<BlamedLines> blame(String path) throws IOException;

    /// What is left of the changes that these answers made, in the files as they are now: the other direction of [#blame].
    default List<SurvivingLines> survivors(Set<EntryId> answers) throws IOException {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
