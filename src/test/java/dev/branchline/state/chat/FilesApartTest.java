package dev.branchline.state.chat;

import dev.branchline.event.Arrived;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Origin;
import dev.branchline.session.Entry;
import dev.branchline.state.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a model is told of files that are not as its branch of the conversation has seen them.
class FilesApartTest {
    private final Scenario s = new Scenario();
    private final List<ChangeStatus> changes = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private long version;

    /// An answer that changes a file.
    private EntryId editing(String prompt, String... files) {
        s.turn(prompt, "done");
        EntryId answer = s.head();
        for (String file : files) {
            changed(answer, file, HunkState.APPLIED);
        }
        return answer;
    }

    private void changed(EntryId answer, String file, HunkState state) {
        Origin origin = new Origin(s.state().conversation().header().id(), answer, answer, "c", "edit_file", "a/b");
        FileEdit edit = FileEdit.of(file, FileState.ABSENT, FileState.ABSENT);
        Change change = new Change(
                new ChangeId(changes.size() + 1), origin, at(0), edit, List.of(new Hunk(0, 0, 0, 0, 1)), true, 1, 0);
        changes.add(new ChangeStatus(change, List.of(state)));
        ledger();
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochMilli(Scenario.NOON + seconds * 1000);
    }

    /// All changes of a file get a state, by an operation.
    private void operation(String file, HunkState state, long seconds) {
        changes.replaceAll(c -> c.change().path().equals(file) ? new ChangeStatus(c.change(), List.of(state)) : c);
        operations.add(new Operation(
                new OperationId(operations.size() + 1), at(seconds), "files went along",
                List.of(FileEdit.of(file, FileState.ABSENT, FileState.ABSENT)), false));
        ledger();
    }

    private void ledger() {
        s.on(new Arrived.LedgerChanged(s.state().conversation().header().id(), new LedgerView(++version, changes, operations, List.of())));
    }

    private List<String> notes() {
        return s.state().conversation().shown().stream().filter(Entry.Note.class::isInstance).map(n -> ((Entry.Note) n).text()).toList();
    }

    @Test
    void whereNothingHappenedNothingIsTold() {
        editing("one", "a.txt");
        s.turn("two", "yes");

        assertThat(notes()).isEmpty();
    }

    @Test
    void filesThatStayedBehindAreToldOnceOnTheOtherBranch() {
        s.turn("root", "hello");
        EntryId root = s.head();
        s.turn("one", "done");
        EntryId answer = s.head();
        s.on(new TreeIntent.GoTo(root)); // the ledger is not known yet, so nobody asks whether the files go along
        changed(answer, "a.txt", HunkState.APPLIED);
        changed(answer, "b.txt", HunkState.APPLIED);

        s.turn("differently", "ok");

        assertThat(notes()).singleElement().asString().contains("Files that are different now: a.txt, b.txt. Read them again");
        assertThat(s.path()).containsSubsequence("!hello", "*Changes of files", "?differently");
        s.turn("more", "ok");
        assertThat(notes()).as("told once").hasSize(1);
        assertThat(s.reloaded().pathToRoot(s.head())).as("it is in the session's file").hasSize(s.state().conversation().shown().size());
    }

    @Test
    void filesThatWentAlongAreTold() {
        editing("one", "a.txt");
        operation("a.txt", HunkState.REVERTED, 5);

        s.turn("two", "ok");

        assertThat(notes()).singleElement().asString().contains("a.txt");
        operation("a.txt", HunkState.APPLIED, 9);
        s.turn("three", "ok");
        assertThat(notes()).as("brought back since").hasSize(2);
    }
}
