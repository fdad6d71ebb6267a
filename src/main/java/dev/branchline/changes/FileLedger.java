package dev.branchline.changes;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.OwnerLock;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Settlement.Choice;
import dev.branchline.model.change.SurvivingLines;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.Workspace;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The ledger as a file beside the session.
///
/// The order of things is what keeps everything recoverable: first all contents that matter (those that are replaced and those that are
/// written) are on the disk, then a line that says what is about to be done, then the files are written, then a line that says it is done. When
/// the last one is missing at the next opening, the files themselves tell how far it came.
public final class FileLedger implements Changes {
    private static final int PLANS = 8;
    private static final String LOCK = ".changes.lock";

    private final DiskFiles files;
    private final Contents contents;
    private final SessionId session;
    private final LedgerFile file;
    private final LedgerState state = new LedgerState();
    private final Looking looking;
    private final Watching watching;
    private final Books books;
    private final Recording recording;
    private final Applying applying;
    private final @Nullable OwnerLock owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<LedgerView>> listeners = new CopyOnWriteArrayList<>();
    private final Path sessions;
    private final Map<Long, Draft> drafts = new LinkedHashMap<>();
    private volatile LedgerView view = LedgerView.EMPTY;
    private String refusal = "";
    private long lastPlan;

    /// @param dataFolder where sessions and contents lie
    /// @throws IOException when the ledger is there and cannot be read
    public static FileLedger open(Workspace workspace, Path dataFolder, SessionId session, BlobStore blobs, Clock clock) throws IOException {
        return open(workspace, dataFolder, session, blobs, clock, AppendingFile::open, WriteStep.Witness.NONE);
    }

    /// @param witness sees each step of writing a file, and may fail it
    static FileLedger open(
            Workspace workspace,
            Path dataFolder,
            SessionId session,
            BlobStore blobs,
            Clock clock,
            AppendingFile.Opener opener,
            WriteStep.Witness witness)
            throws IOException {
        Path folder = dataFolder.resolve("sessions");
        PrivateFiles.folder(folder);
        OwnerLock owner = OwnerLock.tryAcquire(folder.resolve(session + LOCK));
        try {
            return new FileLedger(workspace, dataFolder, session, blobs, clock, opener, witness, owner);
        } catch (IOException | RuntimeException e) {
            if (owner != null) {
                owner.close();
            }
            throw e;
        }
    }

    private FileLedger(
            Workspace workspace,
            Path dataFolder,
            SessionId session,
            BlobStore blobs,
            Clock clock,
            AppendingFile.Opener opener,
            WriteStep.Witness witness,
            @Nullable OwnerLock owner)
            throws IOException {
        this.files = new DiskFiles(workspace, witness);
        this.contents = new Contents(blobs);
        this.session = session;
        this.sessions = dataFolder.resolve("sessions");
        this.owner = owner;
        this.looking = new Looking(workspace, files, contents, state);
        this.watching = new Watching(workspace, dataFolder, blobs);
        LedgerLine.Header header = new LedgerLine.Header(
                LedgerWriter.FORMAT, session.value(), workspace.root().toString(), clock.instant());
        this.file = new LedgerFile(sessions.resolve(session + ".changes.jsonl"), header, opener);
        this.books = new Books(file, state, contents, files, looking, clock);
        this.recording = new Recording(books, watching);
        this.applying = new Applying(books);
        if (owner == null) {
            refusal = "This session is open in another window; its changes can be read here, not added to.";
        }
        load();
    }

    private void load() throws IOException {
        LedgerFile.Found found = file.read();
        found.notices().forEach(state::notice);
        if (!found.refusal().isEmpty()) {
            refusal = found.refusal();
        }
        if (!refusal.isEmpty()) {
            state.notice(refusal);
        }
        new Recovery(state, contents, files).replay(found.lines(), line -> {
            if (refusal.isEmpty()) {
                books.note(line);
            }
        });
        view = state.view(looking);
    }

    @Override
    public LedgerView view() {
        return view;
    }

    @Override
    public void onChange(Consumer<LedgerView> listener) {
        listeners.add(listener);
    }

    /// What is done under the lock; afterwards everybody is told what became of it.
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) throws IOException {
        LedgerView old = view;
        LedgerView fresh = old;
        lock.lock();
        try {
            return work.run();
        } finally {
            try {
                fresh = state.view(looking);
                view = fresh;
            } finally {
                lock.unlock();
            }
            if (fresh.version() != old.version()) {
                for (Consumer<LedgerView> listener : listeners) {
                    listener.accept(fresh);
                }
            }
        }
    }

    private void refuseReadOnly() throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
    }

    @Override
    public List<FileDiff> preview(List<FileWrite> writes) throws IOException {
        return recording.preview(writes);
    }

    @Override
    public List<Change> write(Origin origin, List<FileWrite> writes) throws IOException {
        return locked(() -> {
            refuseReadOnly();
            return recording.write(origin, writes);
        });
    }

    @Override
    public Watch watch(Origin origin) throws IOException {
        refuseReadOnly();
        return locked(() -> {
            int known = state.lastChange();
            int operated = state.lastOperation();
            Watching.Begun begun = watching.begin();
            return () -> locked(() -> recording.finish(origin, begun, known, operated));
        });
    }

    @Override
    public FileDiff diff(ChangeId id) throws IOException {
        Change change = locked(() -> {
            Change found = state.change(id);
            if (found == null) {
                throw new IllegalArgumentException("There is no change " + id + ".");
            }
            return found;
        });
        FileEdit edit = change.edit();
        return Diffs.of(edit, contents.of(edit.before()), contents.of(edit.after()), change.hunks());
    }

    @Override
    public Plan plan(Wish wish) throws IOException {
        return locked(() -> keep(new Planner(state, contents, files, Map.of()).plan(++lastPlan, wish)));
    }

    private Plan keep(Draft draft) {
        drafts.put(draft.plan().number(), draft);
        if (drafts.size() > PLANS) {
            drafts.remove(drafts.keySet().iterator().next());
        }
        return draft.plan();
    }

    private Draft draft(Plan plan) throws IOException {
        Draft draft = drafts.get(plan.number());
        if (draft == null) {
            throw new StaleFileException("", "This plan is too old. Make it again.");
        }
        return draft;
    }

    @Override
    public Plan settle(Plan plan, List<Settlement> settlements) throws IOException {
        return locked(() -> {
            Draft draft = draft(plan);
            applying.refuseStale(draft);
            Map<String, List<List<Choice>>> choices = new HashMap<>(draft.choices());
            for (Settlement settlement : settlements) {
                FilePlan of = plan.files().stream().filter(f -> f.fate() == Fate.CONFLICT && f.path().equals(settlement.path())).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(settlement.path() + " has no conflict."));
                if (of.conflicts().size() != settlement.choices().size()) {
                    throw new IllegalArgumentException(settlement.path() + " has " + of.conflicts().size() + " conflicts.");
                }
                List<List<Choice>> all = new ArrayList<>(choices.getOrDefault(settlement.path(), List.of()));
                all.add(settlement.choices());
                choices.put(settlement.path(), List.copyOf(all));
            }
            return keep(new Planner(state, contents, files, Map.copyOf(choices)).plan(++lastPlan, plan.wish()));
        });
    }

    @Override
    public FileDiff result(Plan plan, String path) throws IOException {
        Draft draft = locked(() -> draft(plan));
        Draft.Write write = draft.writes().stream().filter(s -> s.plan().path().equals(path)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan does not speak of " + path + "."));
        return Diffs.of(write.plan().edit(), write.from(), write.to());
    }

    @Override
    public Report apply(Plan plan) throws IOException {
        return locked(() -> {
            refuseReadOnly();
            Draft draft = draft(plan);
            if (!draft.plan().blocked().isEmpty()) {
                throw new IllegalArgumentException(draft.plan().blocked());
            }
            if (plan.wish() instanceof Wish.UndoAll) {
                throw new IllegalArgumentException("Several operations are taken back one by one.");
            }
            if (draft.plan().hasConflicts()) {
                throw new IllegalArgumentException("The plan has open conflicts.");
            }
            applying.refuseStale(draft);
            drafts.remove(plan.number());
            return applying.apply(draft);
        });
    }

    @Override
    public List<BlamedLines> blame(String path) throws IOException {
        return locked(() -> looking.blame(path));
    }

    @Override
    public List<SurvivingLines> survivors(Set<EntryId> answers) throws IOException {
        return locked(() -> {
            List<SurvivingLines> found = new ArrayList<>();
            for (String path : looking.paths(answers)) {
                for (BlamedLines lines : looking.blame(path)) {
                    Origin origin = lines.origin();
                    if (origin != null && answers.contains(origin.answer())) {
                        found.add(new SurvivingLines(path, lines));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void look() throws IOException {
        locked(() -> {
            boolean news = looking.look();
            List<LedgerLine.Committed.Spot> committed = refusal.isEmpty() ? looking.committed() : List.of();
            if (!committed.isEmpty()) {
                LedgerLine.Committed line = new LedgerLine.Committed(books.clock().instant(), committed);
                books.note(line);
                state.committed(line);
            }
            if (news) {
                state.lookAgain();
            }
            return news;
        });
    }

    /// The session that the ledger is of.
    public SessionId session() {
        return session;
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try (OwnerLock _ = owner) {
            refusal = "The record of changes is closed.";
            file.close();
            if (owner != null) {
                dropUnusedLock();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Each start takes a lock for a session of which nothing may ever be written. Such a session nobody else knows, so that its lock file
    /// may go, which a lock file else never may.
    private void dropUnusedLock() throws IOException {
        if (Files.notExists(sessions.resolve(session + ".jsonl")) && Files.notExists(sessions.resolve(session + ".changes.jsonl"))) {
            Files.deleteIfExists(sessions.resolve(session + LOCK));
        }
    }
}
