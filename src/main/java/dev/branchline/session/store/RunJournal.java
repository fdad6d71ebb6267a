package dev.branchline.session.store;

import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import org.jspecify.annotations.Nullable;

/// Keeps the text of answers that are still streaming, so that a kill loses no more than the last half second. What is
/// left over when the session is opened again becomes an answer that failed as interrupted.
///
/// All methods return at once, may be called from any thread, and never fail: a journal that cannot be written must not
/// stop an answer. Calls for a run that has not begun, or has ended, are ignored.
public interface RunJournal {
    /// A request of this run is on its way. Begins the text anew when the run is known already (the next round of a turn).
    ///
    /// @param parent the node that the answer will be appended to
    /// @param model the model asked for
    void begin(RunId run, @Nullable EntryId parent, String model);

    void text(RunId run, String delta);

    void reasoning(RunId run, String delta);

    /// The generation id, so that the cost of a lost answer can be asked for.
    void generation(RunId run, String generationId);

    /// The answer has become an entry, which has been or is now being appended; the journal forgets the run once that
    /// entry is on disk. Call it right before or after [OpenSession#append].
    ///
    /// @param entry the answer's entry, or null when the run ended without one
    void end(RunId run, @Nullable EntryId entry);
}
