package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records what tools do: what they write through the ledger, and what was seen to have changed while they ran. Under the ledger's lock.
final class Recording {
    private final Books books;
    private final Watching watching;

    Recording(Books books, Watching watching) {
        this.books = books;
        this.watching = watching;
    }

    List<FileDiff> preview(List<FileWrite> writes) throws IOException {
        List<FileDiff> diffs = new ArrayList<>();
        for (FileWrite write : writes) {
            Content before = books.files().read(write.path());
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

    /// @throws StaleFileException when a file is not as expected
    List<Change> write(Origin origin, List<FileWrite> writes) throws IOException {
            List<Content> kept = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        List<Execution.Move> moves = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (FileWrite write : writes) {
            if (!paths.add(write.path())) {
                throw new IllegalArgumentException(write.path() + " is named twice");
            }
            Content before = books.files().read(write.path());
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
                traces.add(books.trace(FileEdit.of(write.path(), before.state(), after.state()), before, after));
                moves.add(new Execution.Move(traces.getLast().edit(), after));
            }
        }
        return traces.isEmpty() ? List.of() : write(origin, kept, traces, moves);
    }

    private List<Change> write(Origin origin, List<Content> kept, List<Trace> traces, List<Execution.Move> moves) throws IOException {
        books.contents().store(kept);
        LedgerLine.Changed line = begin(origin, traces);
        books.file().append(line);
        Execution execution = new Execution(books.files(), books.state()::isOwnFolder);
        execution.run(moves, true);
        LedgerLine.Done done = done(line.number(), traces.stream().map(Trace::edit).toList(), execution);
        books.note(done);
        List<Change> made = books.state().changed(line, done);
        books.tell(execution);
        if (!execution.failures().isEmpty()) {
            int first = execution.failures().keySet().iterator().next();
            String path = traces.get(first).edit().path();
            throw new IOException(path + " could not be written: " + execution.failures().get(first));
        }
        return made;
    }

    private LedgerLine.Changed begin(Origin origin, List<Trace> traces) {
        List<LedgerLine.Changed.Entry> entries = traces.stream().map(t -> new LedgerLine.Changed.Entry(books.state().nextChange(), t)).toList();
        return new LedgerLine.Changed(books.state().nextNumber(), books.clock().instant(), origin, entries);
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

    Changes.Observed finish(Origin origin, Watching.Begun begun, int known, int operated) throws IOException {
        Watching.Ended ended = watching.end(begun);
        List<Trace> traces = new ArrayList<>();
        List<String> notices = new ArrayList<>(ended.notices());
        Map<String, FileState> meanwhile = books.state().since(known, operated);
        for (FileEdit seen : meanwhile.isEmpty() ? ended.edits() : watching.without(meanwhile, ended.edits(), notices)) {
            traces.add(books.trace(seen, books.contents().of(seen.before()), books.contents().of(seen.after())));
        }
        if (traces.isEmpty()) {
            return new Changes.Observed(List.of(), notices);
        }
        LedgerLine.Changed line = begin(origin, traces);
        LedgerLine.Done done = new LedgerLine.Done(line.number(), Set.of(), Map.of(), ended.folders());
        books.file().append(line, done);
        return new Changes.Observed(books.state().changed(line, done), notices);
    }
}
