package dev.branchline.session.store;

import dev.branchline.model.SessionId;
import dev.branchline.model.SessionSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All sessions of the user. Methods read the disk and may block: call them on a virtual thread, never on the UI thread.
/// Safe for use by several threads.
public interface SessionStore extends AutoCloseable {
    /// The longest name a session can be given, in characters.
    int LONGEST_NAME = 80;

    /// Begins a session. Nothing is on disk before its first node is appended.
    ///
    /// @param name to find it again with `-s`, or null
    /// @param workspace the folder it works on, absolute
    /// @throws SessionNotOpenedException when the name is taken or not allowed; the message says which
    OpenSession create(@Nullable String name, String workspace) throws SessionNotOpenedException;

    /// Opens a session for writing, or as a reader that can follow when another live process writes to it or its format
    /// is newer than we know. What was streaming when the program died is found again and appended.
    ///
    /// @throws SessionNotOpenedException when it does not exist, cannot be read, or is open for writing in this store
    ///     already; the message says what to do
    OpenSession open(SessionId id) throws SessionNotOpenedException;

    /// The session with this name, or else with this id.
    Optional<SessionId> find(String nameOrId);

    /// The session of this workspace that was changed last.
    Optional<SessionId> latest(String workspace);

    /// All sessions, the last changed first. Thousands take milliseconds as long as few have changed since the last call.
    List<SessionSummary> list();

    /// What was typed and not sent before there was a session; empty for none.
    String draft();

    /// The ledger of what answers cost, over all sessions.
    DayLedger costs();

    /// Closes every open session, writing what is still to be written.
    ///
    /// @throws SaveFailedException when entries of some session are still not on disk; all is closed all the same
    @Override
    void close() throws SaveFailedException;

    /// Why a name cannot be given to a session, or empty when it can (it may still be taken).
    static Optional<String> objectionTo(String name) {
        if (name.isBlank()) {
            return Optional.of("A session's name cannot be empty.");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("A session's name can have up to " + LONGEST_NAME + " characters, this has " + name.length() + ".");
        }
        boolean printable = name.codePoints().allMatch(SessionStore::isPrintable);
        return printable ? Optional.empty() : Optional.of("A session's name can hold printable characters only.");
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
