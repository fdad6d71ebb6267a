package dev.branchline.changes;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings the lines of a ledger back to memory, and settles what was begun and not ended by looking at the files.
final class Recovery {
    private final LedgerState state;
    private final Contents contents;
    private final DiskFiles files;

    Recovery(LedgerState state, Contents contents, DiskFiles files) {
        this.state = state;
        this.contents = contents;
        this.files = files;
    }

    /// @param note takes the lines that were missing
    void replay(List<LedgerLine> lines, Consumer<LedgerLine> note) {
        Map<Long, LedgerLine.Done> ends = new HashMap<>();
        for (LedgerLine line : lines) {
            if (line instanceof LedgerLine.Done done) {
                ends.put(done.number(), done);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            List<LedgerLine> later = lines.subList(i + 1, lines.size());
            switch (lines.get(i)) {
                case LedgerLine.Changed changed -> {
                    LedgerLine.Done done = ends.get(changed.number());
                    state.changed(changed, done != null ? done : settle(changed, later, note));
                }
                case LedgerLine.Operated operated -> {
                    LedgerLine.Done done = ends.get(operated.number());
                    state.operated(operated, done != null ? done : settle(operated, later, note));
                }
                case LedgerLine.Committed committed -> state.committed(committed);
                case LedgerLine.Done _, LedgerLine.Header _, LedgerLine.Unknown _ -> {
                    // Ends were taken up with their beginnings.
                }
            }
        }
    }

    private static List<FileEdit> edits(LedgerLine line) {
        return switch (line) {
            case LedgerLine.Changed changed -> changed.entries().stream().map(e -> e.trace().edit()).toList();
            case LedgerLine.Operated operated -> operated.writes();
            case LedgerLine.Committed _, LedgerLine.Done _, LedgerLine.Header _, LedgerLine.Unknown _ -> List.of();
        };
    }

    private LedgerLine.Done settle(LedgerLine begun, List<LedgerLine> later, Consumer<LedgerLine> note) {
        Set<Integer> failed = new HashSet<>();
        Map<Integer, FileState> states = new HashMap<>();
        List<FileEdit> edits = edits(begun);
        for (int i = 0; i < edits.size(); i++) {
            FileEdit edit = edits.get(i);
            FileState left = LedgerState.Act.writes(edit) ? settle(edit, later) : edit.after();
            if (left == null) {
                failed.add(i);
            } else if (!left.equals(edit.after())) {
                states.put(i, left);
            }
        }
        long number = begun instanceof LedgerLine.Changed changed ? changed.number() : ((LedgerLine.Operated) begun).number();
        LedgerLine.Done done = new LedgerLine.Done(number, failed, states, List.of());
        note.accept(done);
        tell(begun, edits, failed);
        return done;
    }

    private void tell(LedgerLine begun, List<FileEdit> edits, Set<Integer> failed) {
        String what = begun instanceof LedgerLine.Operated operated ? "“" + operated.title() + "”" : "A change of files";
        List<String> left = failed.stream().sorted().map(i -> edits.get(i).path()).toList();
        String how = left.isEmpty()
                ? "it had been done in full"
                : left.size() == edits.size() ? "nothing of it had been done" : "not done were: " + String.join(", ", left);
        state.notice(what + " was interrupted when the program ended last; " + how + ".");
    }

    /// @return what the edit left behind; null when it was not made
    private @Nullable FileState settle(FileEdit edit, List<LedgerLine> later) {
        String from = edit.renamedFrom() == null ? edit.path() : edit.renamedFrom();
        Optional<FileState> known = next(edit.path(), later);
        try {
            files.sweep(edit.path());
            FileState now = known.isPresent() ? known.get() : files.state(edit.path());
            if (edit.renamedFrom() != null && known.isEmpty() && files.state(from).equals(edit.before())) {
                if (isResult(now, edit.after())) {
                    // It had its new name already and still its old one. The old one was there first.
                    files.put(edit.path(), now, Content.ABSENT);
                }
                return null;
            }
            if (isResult(now, edit.after())) {
                return now;
            }
            if (now.equals(edit.before()) || edit.renamedFrom() != null) {
                return null;
            }
            state.notice(edit.path() + " was changed after the program ended; what was interrupted there is a guess.");
            return isNearer(edit, now) ? edit.after() : null;
        } catch (IOException e) {
            state.notice(edit.path() + " cannot be read, so it is not known whether its change was made: " + Sketch.sentence(e));
            return null;
        }
    }

    /// Whether this is what was to be written; permission bits that nobody chose may be any.
    static boolean isResult(FileState now, FileState after) {
        return now.equals(after)
                || (now instanceof FileState.Regular n && after instanceof FileState.Regular a && a.mode() < 0 && n.hash().equals(a.hash()));
    }

    /// What the next step that knows the file found there.
    private static Optional<FileState> next(String path, List<LedgerLine> later) {
        for (LedgerLine line : later) {
            for (FileEdit edit : edits(line)) {
                if (path.equals(edit.renamedFrom() == null ? edit.path() : edit.renamedFrom())) {
                    return Optional.of(edit.before());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isNearer(FileEdit edit, FileState now) throws IOException {
        if (!(now instanceof FileState.Regular)) {
            return false;
        }
        Content is = files.read(edit.path());
        return distance(contents.of(edit.after()), is) < distance(contents.of(edit.before()), is);
    }

    private static int distance(Content a, Content b) {
        Optional<TextForm> left = TextForm.of(a);
        Optional<TextForm> right = TextForm.of(b);
        if (left.isEmpty() || right.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        return LineDiff.hunks(left.get().lines(), right.get().lines()).stream().mapToInt(h -> h.added() + h.removed()).sum();
    }
}
