package dev.branchline.state;

import dev.branchline.event.Intent;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.Cost;
import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Wish;
import dev.branchline.model.context.ContextWish;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PermissionWish;
import dev.branchline.session.Entry;
import dev.branchline.state.composer.Composer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Update wants done, as data. The runner does it on other threads and answers with events.
public sealed interface Effect {
    /// Opens the stream of a run, and its journal, so that a kill loses no more than a second of it.
    ///
    /// @param parent the message that is answered
    /// @param tools whether the tools that there are go with it
    record StartRun(RunId run, EntryId parent, ChatRequest request, boolean tools) implements Effect {}

    /// Closes the stream at once; no event of it comes any more.
    record AbortRun(RunId run) implements Effect {}

    /// Looks at calls before anything of them runs; answered with Prepared. A call may be looked at again, which replaces what was found
    /// before.
    ///
    /// @param origin who calls; the runner fills in the call and the tool
    record PrepareCalls(RunId run, List<ToolCall> calls, Origin origin) implements Effect {}

    /// Runs a call that was looked at; answered with Started, Output and Finished.
    record StartCall(RunId run, String callId, Approval approval) implements Effect {}

    /// Ends all calls of a run that are at work, each of which is still answered with Finished, and forgets the others.
    record StopCalls(RunId run) implements Effect {}

    /// Keeps a rule that the user gave with an answer.
    record Remember(SessionId session, PermissionRule rule, PermissionScope scope) implements Effect {}

    /// Looks at the rules in force, or changes them; answered with PermissionsKnown.
    record OfPermissions(RequestId request, SessionId session, PermissionWish wish) implements Effect {}

    /// From here on nothing may be written or run, or it may again.
    record SetReadOnly(boolean on) implements Effect {}

    /// Notes a piece of a streaming answer in the run's journal.
    record JournalText(RunId run, String text, boolean reasoning) implements Effect {}

    /// Writes entries to the session's file, in order. With `sealing` runs their journals end once these are on disk.
    ///
    /// @param durable answered with EntriesSaved when they are safely on disk
    record Append(List<Entry> entries, boolean durable, List<RunId> sealing) implements Effect {}

    /// Notes what an answer cost in the day's ledger; a later note for the same entry replaces it.
    ///
    /// @param at when the answer was given
    record NoteCost(EntryId entry, Instant at, String model, Cost cost) implements Effect {}

    record SaveDraft(Composer composer) implements Effect {}

    /// Appends a prompt to the history of prompts.
    record SaveHistory(String prompt) implements Effect {}

    /// Reads files for a message, or to look at; answered with ContextRead.
    record ReadContext(RequestId request, ContextWish wish) implements Effect {}

    /// Walks the workspace for names; answered with FilesIndexed, several times.
    record IndexFiles(RequestId request) implements Effect {}

    /// Remembers whether what a project tells models may be sent, for just this content.
    record KeepTrust(String path, String hash, boolean use) implements Effect {}

    /// @param network false reads the disk cache only
    record LoadModels(boolean network) implements Effect {}

    record CheckKey(RequestId request, Secret key) implements Effect {}

    /// Stores an accepted key in the settings file.
    record SaveKey(Secret key) implements Effect {}

    /// Finds out what an answer cost whose stream was cut.
    record Audit(SessionId session, EntryId message, String generationId) implements Effect {}

    record NewSession(RequestId request) implements Effect {}

    record OpenSession(RequestId request, SessionId id) implements Effect {}

    /// From here on entries, journals and drafts go to this session, which has been opened; the one before is closed.
    record AdoptSession(SessionId id) implements Effect {}

    /// Closes a session that was opened and is not wanted any more.
    record ReleaseSession(SessionId id) implements Effect {}

    record ListSessions(RequestId request) implements Effect {}

    /// Changes one value in the settings file; null takes it out.
    ///
    /// @param pointer JSON pointer, such as `/model`
    record SaveSetting(String pointer, @Nullable Object value) implements Effect {}

    /// Gives the terminal to an editor on this text.
    ///
    /// @param path of the file that the text belongs to, so that the editor knows its language; a prompt is a `.md`
    record OpenEditor(RequestId request, String text, String path) implements Effect {
        public static final String PROMPT = "prompt.md";
    }

    /// @param timerId comes back in Elapsed
    record StartTimer(long timerId, long delayMs) implements Effect {}

    record Copy(String text) implements Effect {}

    record SetMouse(boolean on) implements Effect {}

    record ListThemes() implements Effect {}

    /// Hands an intent to Update at once, before anything else is taken from the bus. How one feature asks another.
    record Raise(Intent intent) implements Effect {}

    /// Repaints every cell.
    record Redraw() implements Effect {}

    record Suspend() implements Effect {}

    /// Ends the loop once everything is on disk.
    record Quit() implements Effect {}

    /// Work of the ledger of the open session. Each is answered by one [dev.branchline.event.Arrived.OfChanges] with its request.
    sealed interface OfChanges extends Effect {
        RequestId request();
    }

    record LoadDiff(RequestId request, ChangeId change) implements OfChanges {}

    record PlanChanges(RequestId request, Wish wish) implements OfChanges {}

    record SettleChanges(RequestId request, Plan plan, List<Settlement> settlements) implements OfChanges {}

    /// Asks what a file of a plan would become.
    record LoadResult(RequestId request, Plan plan, String path) implements OfChanges {}

    record ApplyPlan(RequestId request, Plan plan) implements OfChanges {}

    record LoadBlame(RequestId request, String path) implements OfChanges {}

    /// Gives the terminal to an editor on a file of the workspace.
    ///
    /// @param path as in [dev.branchline.model.change]
    /// @param line from 1
    record EditFile(String path, int line) implements Effect {}
}
