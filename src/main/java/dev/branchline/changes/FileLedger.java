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
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.OperationId;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    private final DiskFiles files;
    private final Contents contents;
    private final Clock clock;
    private final SessionId session;
    private final LedgerFile file;
    private final LedgerState state = new LedgerState();
    private final Looking looking;
    private final Watching watching;
    private final @Nullable OwnerLock owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<LedgerView>> listeners = new CopyOnWriteArrayList<>();
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
        OwnerLock owner = OwnerLock.tryAcquire(folder.resolve(session + ".changes.lock"));
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
        this.clock = clock;
        this.session = session;
        this.owner = owner;
        this.looking = new Looking(workspace, files, contents, state);
        this.watching = new Watching(workspace, dataFolder, blobs);
        LedgerLine.Header header = new LedgerLine.Header(
                LedgerWriter.FORMAT, session.value(), workspace.root().toString(), clock.instant());
        this.file = new LedgerFile(dataFolder.resolve("sessions").resolve(session + ".changes.jsonl"), header, opener);
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
                note(line);
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
        List<FileDiff> diffs = new ArrayList<>();
        for (FileWrite write : writes) {
            Content before = files.read(write.path());
            Content after = wanted(write, before);
            diffs.add(Diffs.of(FileEdit.of(write.path(), before.state(), after.state()), before, after));
        }
        return diffs;
    }

    private static Content wanted(FileWrite write, Content before) {
        byte[] bytes = write.content();
        if (bytes == null) {
            return Content.ABSENT;
        }
        int kept = before.state() instanceof FileState.Regular file ? file.mode() : -1;
        return Content.regular(bytes, write.mode() >= 0 ? write.mode() : kept);
    }

    @Override
    public List<Change> write(Origin origin, List<FileWrite> writes) throws IOException {
        return locked(() -> {
            refuseReadOnly();
            List<Content> kept = new ArrayList<>();
            List<Trace> traces = new ArrayList<>();
            List<Execution.Move> moves = new ArrayList<>();
            Set<String> paths = new HashSet<>();
            for (FileWrite write : writes) {
                if (!paths.add(write.path())) {
                    throw new IllegalArgumentException(write.path() + " is named twice");
                }
                Content before = files.read(write.path());
                if (!before.state().equals(write.expected())) {
                    throw new StaleFileException(write.path(), write.path() + " was changed since it was read. Read it again, then try again.");
                }
                if (before.state() instanceof FileState.Unkept unkept) {
                    throw new IOException(write.path() + " cannot be written: it is " + unkept.why() + ", so that it could not be restored.");
                }
                if (write.mode() < 0 && before.state() instanceof FileState.Regular old && old.mode() >= 0 && (old.mode() & 0222) == 0) {
                    throw new IOException(write.path() + " is read-only. To allow it: chmod u+w");
                }
                Content after = wanted(write, before);
                if (!after.state().equals(before.state())) {
                    kept.add(before);
                    kept.add(after);
                    traces.add(trace(FileEdit.of(write.path(), before.state(), after.state()), before, after));
                    moves.add(new Execution.Move(traces.getLast().edit(), after));
                }
            }
            return traces.isEmpty() ? List.of() : write(origin, kept, traces, moves);
        });
    }

    private List<Change> write(Origin origin, List<Content> kept, List<Trace> traces, List<Execution.Move> moves) throws IOException {
        contents.store(kept);
        LedgerLine.Changed line = begin(origin, traces);
        file.append(line);
        Execution execution = new Execution(files, state::isOwnFolder);
        execution.run(moves, true);
        LedgerLine.Done done = done(line.number(), traces.stream().map(Trace::edit).toList(), execution);
        note(done);
        List<Change> made = state.changed(line, done);
        execution.goneFolders().forEach(state::folderGone);
        execution.notices().forEach(state::notice);
        if (!execution.failures().isEmpty()) {
            int first = execution.failures().keySet().iterator().next();
            String path = traces.get(first).edit().path();
            throw new IOException(path + " could not be written: " + execution.failures().get(first));
        }
        return made;
    }

    private LedgerLine.Changed begin(Origin origin, List<Trace> traces) {
        List<LedgerLine.Changed.Entry> entries = traces.stream().map(t -> new LedgerLine.Changed.Entry(state.nextChange(), t)).toList();
        return new LedgerLine.Changed(state.nextNumber(), clock.instant(), origin, entries);
    }

    private static LedgerLine.Done done(long number, List<FileEdit> edits, Execution execution) {
        Map<Integer, FileState> late = new HashMap<>();
        execution.states().forEach((index, left) -> {
            if (!left.equals(edits.get(index).after())) {
                late.put(index, left);
            }
        });
        return new LedgerLine.Done(number, Set.copyOf(execution.failures().keySet()), late, List.copyOf(execution.madeFolders()));
    }

    private void note(LedgerLine line) {
        IOException failure = file.note(line);
        if (failure != null) {
            state.notice("The record of changes could not be written to the end (" + failure.getMessage() + "); it will be tried again.");
        }
    }

    /// An edit with its lines and with what the user did to the file since the ledger saw it last.
    private Trace trace(FileEdit edit, Content before, Content after) {
        return trace(edit, before, after, state.track(edit.renamedFrom() == null ? edit.path() : edit.renamedFrom()));
    }

    private Trace trace(FileEdit edit, Content before, Content after, @Nullable Track track) {
        var old = TextForm.of(before);
        var fresh = TextForm.of(after);
        boolean text = old.isPresent() && fresh.isPresent();
        return new Trace(edit, text ? LineDiff.hunks(old.get().lines(), fresh.get().lines()) : List.of(), text, looking.gap(track, before));
    }

    @Override
    public Watch watch(Origin origin) throws IOException {
        refuseReadOnly();
        return locked(() -> {
            int known = state.lastChange();
            int operated = state.lastOperation();
            Watching.Begun begun = watching.begin();
            return () -> locked(() -> finish(origin, begun, known, operated));
        });
    }

    private Observed finish(Origin origin, Watching.Begun begun, int known, int operated) throws IOException {
        Watching.Ended ended = watching.end(begun);
        List<Trace> traces = new ArrayList<>();
        List<String> notices = new ArrayList<>(ended.notices());
        Map<String, FileState> meanwhile = state.since(known, operated);
        for (FileEdit seen : meanwhile.isEmpty() ? ended.edits() : watching.without(meanwhile, ended.edits(), notices)) {
            traces.add(trace(seen, contents.of(seen.before()), contents.of(seen.after())));
        }
        if (traces.isEmpty()) {
            return new Observed(List.of(), notices);
        }
        LedgerLine.Changed line = begin(origin, traces);
        LedgerLine.Done done = new LedgerLine.Done(line.number(), Set.of(), Map.of(), ended.folders());
        file.append(line, done);
        return new Observed(state.changed(line, done), notices);
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
            refuseStale(draft);
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

    private void refuseStale(Draft draft) throws IOException {
        for (Draft.Write write : draft.writes()) {
            FileEdit edit = write.plan().edit();
            String from = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
            boolean stale = (write.isNeeded() || write.plan().fate() == Fate.CONFLICT)
                    && (!files.state(from).equals(edit.before()) || (edit.renamedFrom() != null && files.state(edit.path()) != FileState.ABSENT));
            if (stale) {
                throw new StaleFileException(edit.path(), edit.path() + " was changed since this was planned. Look at it again.");
            }
        }
        for (Draft.Passage passage : draft.passages()) {
            for (MarkChange mark : passage.marks()) {
                if (!state.mark(mark.change(), mark.hunk()).equals(mark.from()) && !follows(passage, mark)) {
                    String path = passage.edit().path();
                    throw new StaleFileException(path, "Something else was done with " + path + " since this was planned.");
                }
            }
        }
    }

    /// One plan may turn the same hunk more than once: leave a branch and come back.
    private static boolean follows(Draft.Passage passage, MarkChange mark) {
        return passage.marks().stream()
                .anyMatch(m -> m.change().equals(mark.change()) && m.hunk() == mark.hunk() && m.to().equals(mark.from()));
    }

    @Override
    public Report apply(Plan plan) throws IOException {
        return locked(() -> {
            refuseReadOnly();
            Draft draft = draft(plan);
            if (!draft.plan().blocked().isEmpty()) {
                throw new IllegalArgumentException(draft.plan().blocked());
            }
            if (draft.plan().hasConflicts()) {
                throw new IllegalArgumentException("The plan has open conflicts.");
            }
            refuseStale(draft);
            drafts.remove(plan.number());
            return apply(draft);
        });
    }

    private Report apply(Draft draft) throws IOException {
        if (draft.passages().isEmpty()) {
            return new Report(draft.plan().title(), null, draft.plan().files());
        }
        List<Content> kept = new ArrayList<>();
        List<LedgerLine.Operated.Step> steps = new ArrayList<>();
        for (Draft.Passage passage : draft.passages()) {
            kept.add(passage.from());
            kept.add(passage.to());
            steps.add(new LedgerLine.Operated.Step(trace(passage), passage.marks()));
        }
        List<Draft.Write> writing = draft.writes().stream().filter(Draft.Write::isNeeded).toList();
        for (Draft.Write write : writing) {
            kept.add(write.from());
            kept.add(write.to());
        }
        contents.store(kept);
        OperationId id = state.nextOperation();
        List<FileEdit> edits = writing.stream().map(w -> w.plan().edit()).toList();
        LedgerLine.Operated line = new LedgerLine.Operated(
                state.nextNumber(), clock.instant(), id.number(), draft.plan().title(), draft.kind(), draft.target(), edits, steps);
        file.append(line);
        return finish(draft, writing, line);
    }

    private Trace trace(Draft.Passage passage) {
        return LedgerState.Act.writes(passage.edit())
                ? trace(passage.edit(), passage.from(), passage.to(), passage.track())
                : new Trace(passage.edit(), List.of(), false, List.of());
    }

    private Report finish(Draft draft, List<Draft.Write> writing, LedgerLine.Operated line) throws IOException {
        Execution execution = new Execution(files, state::isOwnFolder);
        execution.run(writing.stream().map(s -> new Execution.Move(s.plan().edit(), s.to())).toList(), false);
        Set<Integer> failed = new HashSet<>();
        Map<Integer, FileState> late = new HashMap<>();
        Map<FilePlan, String> why = new HashMap<>();
        for (int i = 0; i < writing.size(); i++) {
            String failure = execution.failures().get(i);
            FileState left = execution.states().get(i);
            if (failure != null) {
                failed.add(i);
                why.put(writing.get(i).plan(), failure);
            } else if (left != null && !left.equals(writing.get(i).plan().edit().after())) {
                late.put(i, left);
            }
        }
        LedgerLine.Done done = new LedgerLine.Done(line.number(), failed, late, List.copyOf(execution.madeFolders()));
        note(done);
        LedgerState.Act act = state.operated(line, done);
        execution.goneFolders().forEach(state::folderGone);
        execution.notices().forEach(state::notice);
        List<FilePlan> told = new ArrayList<>();
        for (FilePlan planned : draft.plan().files()) {
            told.add(report(planned, why.get(planned)));
        }
        return new Report(draft.plan().title(), act.steps().isEmpty() ? null : act.id(), told);
    }

    /// What is on the disk now, whatever was planned.
    private FilePlan report(FilePlan planned, @Nullable String failure) {
        FileEdit edit = planned.edit();
        FileState now;
        String why = failure == null ? planned.why() : failure;
        try {
            now = files.state(failure == null || edit.renamedFrom() == null ? edit.path() : edit.renamedFrom());
        } catch (IOException e) {
            now = edit.before();
            why = why.isEmpty() ? "It cannot be read: " + Sketch.sentence(e) : why;
        }
        if (failure != null) {
            String path = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
            return new FilePlan(FileEdit.of(path, edit.before(), now), Fate.SKIPPED, 0, 0, why, List.of());
        }
        FileEdit really = new FileEdit(edit.path(), edit.before(), now, edit.renamedFrom());
        return new FilePlan(really, planned.fate(), planned.added(), planned.removed(), why, planned.conflicts());
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
                LedgerLine.Committed line = new LedgerLine.Committed(clock.instant(), committed);
                note(line);
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
        } finally {
            lock.unlock();
        }
    }
}
