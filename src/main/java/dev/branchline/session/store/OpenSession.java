package dev.branchline.session.store;

import dev.branchline.model.EntryId;
import dev.branchline.model.SessionHeader;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One session that is open. All methods but [#close] return at once and may be called from any thread, the UI thread
/// included; the work is done by the store's one writer thread, in the order of the calls.
public interface OpenSession extends AutoCloseable {
    SessionHeader header();

    /// The tree as it was when the session was opened, with its head. It is the caller's from then on: the store does not
    /// look at it again.
    SessionTree tree();

    /// Whether [#append] is refused: another live process writes to it, or its format is newer than we know.
    boolean readOnly();

    /// Unsent text of last time; empty for none.
    String draft();

    /// What recovery has to tell, each one sentence; may hold hostile characters.
    List<String> notices();

    /// Queues entries for writing. Entries must come in the order in which they were appended to the tree.
    ///
    /// @return completes, on the writer thread, with the id of the last entry once all entries up to it are on disk
    ///     (fsynced). Completes with a [SaveFailedException] when that failed: the entries stay queued and are tried again
    ///     with the next append, [#retry] or [#close]; the future of a later success covers them.
    CompletableFuture<EntryId> append(List<Entry> entries);

    /// Tries again to write what is still queued after a failure.
    ///
    /// @return as of [#append]; completes with null when nothing has ever been queued
    CompletableFuture<@org.jspecify.annotations.Nullable EntryId> retry();

    /// Where the text of running answers is kept until their entries are on disk.
    RunJournal journal();

    /// Keeps the unsent text, a moment later, so that a burst of calls costs one small write. Before the first node is
    /// appended it is kept as [SessionStore#draft]. A reader's drafts are not kept.
    ///
    /// @param text all of it; empty when there is nothing unsent
    void saveDraft(String text);

    /// Delivers what the process that writes this session appends, from where [#tree] ends. For readers; does nothing
    /// otherwise. The entries can be appended to the tree as they are.
    ///
    /// @param consumer called on a virtual thread, with one or more entries in order
    /// @return closing it ends the following; so does [#close]
    AutoCloseable follow(Consumer<List<Entry>> consumer);

    /// Writes all that is queued, frees the lock. Blocks until done. What could not be written is lost only then, and the
    /// failure is thrown.
    ///
    /// @throws SaveFailedException when entries are still not on disk
    @Override
    void close() throws SaveFailedException;
}
