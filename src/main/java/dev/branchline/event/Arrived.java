package dev.branchline.event;

import dev.branchline.model.ApiError;
import dev.branchline.model.Catalogue;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RequestId;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.SessionSummary;
import dev.branchline.model.Settings;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Results of effects. Each that answers a question carries its id.
public sealed interface Arrived extends Event {
    /// @param fromCache read from disk, possibly old
    record ModelsLoaded(Catalogue catalogue, boolean fromCache) implements Arrived {}

    record ModelsFailed(ApiError error) implements Arrived {}

    /// The key was accepted.
    record KeyAccepted(RequestId request, Secret key, KeyStatus status) implements Arrived {}

    /// The key was refused, or could not be checked.
    record KeyRefused(RequestId request, Secret key, ApiError error) implements Arrived {}

    /// What an answer whose stream was cut has cost.
    ///
    /// @param session the session that the message is of
    record CostAudited(SessionId session, EntryId message, GenerationAudit audit) implements Arrived {}

    /// The cost of a cut answer could not be found out; it stays `?`.
    record CostNotAudited(EntryId message, ApiError error) implements Arrived {}

    /// @param readOnly another live process writes to it, or its format is newer than we know
    /// @param draft unsent text of last time; empty for none
    /// @param notices what recovery has to tell, each one sentence
    record SessionOpened(
            RequestId request, SessionHeader header, SessionTree tree, boolean readOnly, String draft, List<String> notices)
            implements Arrived {}

    record SessionNotOpened(RequestId request, String reason) implements Arrived {}

    record SessionsListed(RequestId request, List<SessionSummary> sessions) implements Arrived {}

    /// All entries up to this one are on disk.
    record EntriesSaved(EntryId upTo) implements Arrived {}

    /// Saving failed; the entries are still in memory and are tried again with the next.
    record SaveFailed(String reason) implements Arrived {}

    /// The other process that writes this session has appended entries (we are a reader).
    record EntriesFollowed(SessionId session, List<Entry> entries) implements Arrived {}

    /// What all sessions of all processes cost today, in the user's time zone, by the ledger.
    record DayCostKnown(CostSum today) implements Arrived {}

    /// Earlier prompts, oldest first.
    record HistoryLoaded(List<String> prompts) implements Arrived {}

    /// The external editor has ended; null when it failed or changed nothing.
    record EditorReturned(RequestId request, @Nullable String text) implements Arrived {}

    record SettingsSaved(Settings settings) implements Arrived {}

    record SettingsNotSaved(String reason) implements Arrived {}

    /// Names of the themes that can be chosen.
    record ThemesListed(List<String> names) implements Arrived {}

    /// Text was handed to the terminal or a clipboard program.
    ///
    /// @param how a sentence that claims no more than is known
    record Copied(String how) implements Arrived {}

    /// Names of the workspace's files, as they are found.
    ///
    /// @param last whether the walk is over
    record FilesIndexed(RequestId request, List<String> paths, boolean last) implements Arrived {}

    /// Files for a message, or to look at.
    record ContextRead(RequestId request, ContextFiles files) implements Arrived {}

    /// The rules in force, after what was wished of them.
    record PermissionsKnown(RequestId request, PermissionAnswer answer) implements Arrived {}

    /// Something in the background failed; worth telling, nothing is lost.
    record EffectFailed(String what, String reason) implements Arrived {}

    /// Results that concern changes of files.
    sealed interface OfChanges extends Arrived {}

    /// The ledger of this session has altered, or was opened.
    record LedgerChanged(SessionId session, LedgerView ledger) implements OfChanges {}

    /// The ledger cannot be opened: nothing that tools change could be taken back.
    record LedgerFailed(SessionId session, String reason) implements OfChanges {}

    record DiffLoaded(RequestId request, ChangeId change, FileDiff diff) implements OfChanges {}

    /// A plan was made, or its conflicts were settled.
    record ChangesPlanned(RequestId request, Plan plan) implements OfChanges {}

    /// What a file of a plan would become.
    record ResultLoaded(RequestId request, String path, FileDiff diff) implements OfChanges {}

    record ChangesApplied(RequestId request, Report report) implements OfChanges {}

    /// A file is not as it was when the plan was made; nothing was written.
    record ChangesStale(RequestId request, String path) implements OfChanges {}

    /// Something could not be read, planned or done.
    record ChangesFailed(RequestId request, String reason) implements OfChanges {}

    /// @param text the file as it is now
    record Blamed(RequestId request, String path, LineText text, List<BlamedLines> lines) implements OfChanges {}
}
