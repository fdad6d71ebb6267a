package dev.branchline.changes;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.workspace.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Brings files from one state to another, one after the other, and tells what came of each.
///
/// Deletions come first, so that a file can take the place of a folder, then renames, then the rest.
final class Execution {
    /// One file: what is there, and what is to be.
    record Move(FileEdit edit, Content to) {}

    private final DiskFiles files;
    private final Predicate<String> isOwnFolder;
    private final Map<Integer, String> failures = new LinkedHashMap<>();
    private final Map<Integer, FileState> states = new HashMap<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final Set<String> notices = new LinkedHashSet<>();

    /// @param isOwnFolder folders that were made for files of the ledger, and go when they are empty again
    Execution(DiskFiles files, Predicate<String> isOwnFolder) {
        this.files = files;
        this.isOwnFolder = isOwnFolder;
    }

    /// @param stopAtFailure whether what comes after a failure is left out
    void run(List<Move> moves, boolean stopAtFailure) {
        List<Integer> order = IntStream.range(0, moves.size()).boxed().sorted(Comparator.comparingInt(i -> rank(moves.get(i)))).toList();
        for (int index : order) {
            if (stopAtFailure && !failures.isEmpty()) {
                failures.put(index, "Left out, because another file could not be written.");
                continue;
            }
            try {
                states.put(index, go(moves.get(index)));
            } catch (IOException e) {
                failures.put(index, Sketch.sentence(e));
            }
        }
    }

    private static int rank(Move move) {
        return move.to.isAbsent() ? 0 : move.edit.renamedFrom() != null ? 1 : 2;
    }

    private FileState go(Move move) throws IOException {
        FileEdit edit = move.edit;
        String from = edit.renamedFrom();
        if (from == null) {
            FileState left = put(edit.path(), edit.before(), move.to);
            if (move.to.isAbsent()) {
                tidy(edit.path());
            }
            return left;
        }
        FileState left = put(edit.path(), FileState.ABSENT, move.to);
        try {
            put(from, edit.before(), Content.ABSENT);
        } catch (IOException e) {
            // Under its old name it is as it was; the copy under the new one must not stay.
            put(edit.path(), left, Content.ABSENT);
            throw e;
        }
        tidy(from);
        return left;
    }

    private FileState put(String path, FileState expected, Content to) throws IOException {
        try {
            Written written = files.put(path, expected, to);
            made.addAll(written.createdFolders());
            notices.addAll(written.notices());
            return written.state();
        } catch (StaleFileException e) {
            throw e;
        } catch (IOException e) {
            // A disk may fail at the very last, when the file has its new content already: then it was done.
            FileState left = files.state(path);
            if (left.equals(expected) || !Recovery.isResult(left, to.state())) {
                throw e;
            }
            notices.add(path + " was written, but the disk reported a failure after that: " + Sketch.sentence(e));
            return left;
        }
    }

    /// Folders that a tool had made go with their last file; others are the user's.
    private void tidy(String path) throws IOException {
        List<String> empty = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            if (!isOwnFolder.test(folder)) {
                break;
            }
            empty.add(folder);
        }
        gone.addAll(files.removeEmpty(empty));
    }

    /// Why a move was not made, by its index, in the order in which it came to that.
    Map<Integer, String> failures() {
        return failures;
    }

    /// What was left behind, by the move's index.
    Map<Integer, FileState> states() {
        return states;
    }

    List<String> madeFolders() {
        return made;
    }

    List<String> goneFolders() {
        return gone;
    }

    Set<String> notices() {
        return notices;
    }
}
