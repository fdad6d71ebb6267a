package dev.branchline.changes;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes plans come true: one operation each. Under the ledger's lock.
final class Applying {
    private final Books books;

    Applying(Books books) {
        this.books = books;
    }

    /// @throws StaleFileException when something that the plan speaks of is not as it was
    void refuseStale(Draft draft) throws IOException {
        for (Draft.Write write : draft.writes()) {
            FileEdit edit = write.plan().edit();
            String from = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
            boolean stale = (write.isNeeded() || write.plan().fate() == Fate.CONFLICT)
                    && (!books.files().state(from).equals(edit.before()) || (edit.renamedFrom() != null && books.files().state(edit.path()) != FileState.ABSENT));
            if (stale) {
                throw new StaleFileException(edit.path(), edit.path() + " was changed since this was planned. Look at it again.");
            }
        }
        for (Draft.Passage passage : draft.passages()) {
            for (MarkChange mark : passage.marks()) {
                if (!books.state().mark(mark.change(), mark.hunk()).equals(mark.from()) && !follows(passage, mark)) {
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

    /// The files must be as planned, see [#refuseStale]; each is looked at again right before it is written.
    Report apply(Draft draft) throws IOException {
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
        books.contents().store(kept);
        OperationId id = books.state().nextOperation();
        List<FileEdit> edits = writing.stream().map(w -> w.plan().edit()).toList();
        LedgerLine.Operated line = new LedgerLine.Operated(
                books.state().nextNumber(), books.clock().instant(), id.number(), draft.plan().title(), draft.kind(), draft.target(), edits, steps);
        books.file().append(line);
        return finish(draft, writing, line);
    }

    private Trace trace(Draft.Passage passage) {
        return LedgerState.Act.writes(passage.edit())
                ? books.trace(passage.edit(), passage.from(), passage.to(), passage.track())
                : new Trace(passage.edit(), List.of(), false, List.of());
    }

    private Report finish(Draft draft, List<Draft.Write> writing, LedgerLine.Operated line) throws IOException {
        Execution execution = new Execution(books.files(), books.state()::isOwnFolder);
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
        books.note(done);
        LedgerState.Act act = books.state().operated(line, done);
        books.tell(execution);
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
            now = books.files().state(failure == null || edit.renamedFrom() == null ? edit.path() : edit.renamedFrom());
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
}
