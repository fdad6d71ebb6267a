package dev.branchline.tools.file;

import dev.branchline.changes.Changes;
import dev.branchline.changes.FileWrite;
import dev.branchline.changes.StaleFileException;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.AtomicWriter;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.TextCodec;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// A ledger that writes, forgets nothing, and takes nothing back but what a test tells it to.
final class FakeChanges implements Changes {
    final List<Change> changes = new ArrayList<>();
    Optional<Plan> plan = Optional.empty();
    int applied;
    private final Workspace workspace;

    FakeChanges(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public LedgerView view() {
        return new LedgerView(changes.size(),
                changes.stream().map(c -> new ChangeStatus(c, List.of(HunkState.APPLIED))).toList(), List.of(), List.of());
    }

    @Override
    public void onChange(Consumer<LedgerView> listener) {}

    @Override
    public List<FileDiff> preview(List<FileWrite> writes) throws IOException {
        List<FileDiff> diffs = new ArrayList<>();
        for (FileWrite write : writes) {
            diffs.add(diff(write));
        }
        return diffs;
    }

    private FileDiff diff(FileWrite write) throws IOException {
        FileContent now = new FileReader(workspace).read(place(write.path()));
        if (!now.state().equals(write.expected())) {
            throw new StaleFileException(write.path(), "stale");
        }
        byte[] content = Objects.requireNonNull(write.content());
        String before = TextCodec.decode(now.bytes()).map(FileText::text).orElse("");
        String after = TextCodec.decode(content).map(FileText::text).orElse("");
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT,
                new RawText(before.getBytes(StandardCharsets.UTF_8)), new RawText(after.getBytes(StandardCharsets.UTF_8)));
        List<Hunk> hunks = new ArrayList<>();
        edits.forEach(e -> hunks.add(new Hunk(hunks.size(), e.getBeginA(), e.getEndA(), e.getBeginB(), e.getEndB())));
        FileState wished = new FileState.Regular(FileReader.hash(content), content.length, 0644);
        return new FileDiff(FileEdit.of(write.path(), now.state(), wished), true, new LineText(before), new LineText(after), hunks, List.of());
    }

    @Override
    public List<Change> write(Origin origin, List<FileWrite> writes) throws IOException {
        List<Change> done = new ArrayList<>();
        for (FileWrite write : writes) {
            FileDiff diff = diff(write);
            FileState after = new AtomicWriter(workspace)
                    .write(place(write.path()), write.expected(), Objects.requireNonNull(write.content()), write.mode())
                    .state();
            Change change = new Change(new ChangeId(changes.size() + 1), origin, Instant.EPOCH,
                    FileEdit.of(write.path(), write.expected(), after), diff.hunks(), true, diff.added(), diff.removed());
            changes.add(change);
            done.add(change);
        }
        return done;
    }

    private Place.Found place(String path) {
        return (Place.Found) workspace.exact(path);
    }

    @Override
    public Plan plan(Wish wish) {
        return plan.orElseThrow();
    }

    @Override
    public FileDiff result(Plan plan, String path) {
        FilePlan file = plan.files().getFirst();
        return new FileDiff(file.edit(), true, LineText.EMPTY, LineText.EMPTY, List.of(), List.of());
    }

    @Override
    public Report apply(Plan plan) {
        applied++;
        return new Report(plan.title(), null, plan.files());
    }

    @Override
    public Watch watch(Origin origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileDiff diff(ChangeId change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Plan settle(Plan plan, List<Settlement> settlements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BlamedLines> blame(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
