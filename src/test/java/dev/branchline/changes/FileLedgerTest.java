package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Settlement.Choice;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileLedgerTest {
    @TempDir
    Path folder;

    private LedgerFolder f;

    @BeforeEach
    void open() throws IOException {
        f = new LedgerFolder(folder);
    }

    @AfterEach
    void close() throws IOException {
        f.close();
    }

    private HunkState state(Change change, int hunk) {
        return f.ledger.view().changes().stream()
                .filter(s -> s.change().id().equals(change.id()))
                .findFirst()
                .orElseThrow()
                .hunks()
                .get(hunk);
    }

    @Test
    void aWholeChangeIsTakenBackToTheByte() throws IOException {
        f.user("src/A.java", "one\r\ntwo\r\nthree");
        Change change = f.ai("src/A.java", "one\r\n2\r\nthree\r\nfour");
        assertThat(f.ledger.diff(change.id()).hunks()).hasSize(1);
        assertThat(state(change, 0)).isEqualTo(HunkState.APPLIED);

        Report report = f.wish(new Wish.Revert(List.of(Selection.of(change.id()))));

        assertThat(f.text("src/A.java")).isEqualTo("one\r\ntwo\r\nthree");
        assertThat(report.files().getFirst().fate()).isEqualTo(Fate.RESTORED);
        assertThat(state(change, 0)).isEqualTo(HunkState.REVERTED);
    }

    @Test
    void aHunkGoesAndTheUsersLinesStay() throws IOException {
        f.user("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        Change change = f.ai("a.txt", "1\nTWO\n3\n4\n5\n6\n7\nEIGHT\n9\n");
        f.user("a.txt", "1\nTWO\n3\n4\nmine\n5\n6\n7\nEIGHT\n9\n");

        Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id(), 0))));
        assertThat(plan.files().getFirst().fate()).isEqualTo(Fate.MERGED);
        String preview = f.ledger.result(plan, "a.txt").after().text();
        f.ledger.apply(plan);

        assertThat(f.text("a.txt")).isEqualTo("1\n2\n3\n4\nmine\n5\n6\n7\nEIGHT\n9\n").isEqualTo(preview);
        assertThat(state(change, 0)).isEqualTo(HunkState.REVERTED);
        assertThat(state(change, 1)).isEqualTo(HunkState.APPLIED);

        f.wish(new Wish.Undo(null));
        assertThat(f.text("a.txt")).isEqualTo("1\nTWO\n3\n4\nmine\n5\n6\n7\nEIGHT\n9\n");
        assertThat(state(change, 0)).isEqualTo(HunkState.APPLIED);
        f.wish(new Wish.Redo());
        assertThat(f.text("a.txt")).isEqualTo(preview);
        assertThat(f.ledger.plan(new Wish.Redo()).blocked()).isNotEmpty();
    }

    @Test
    void someLinesOfAHunkGoAndComeBack() throws IOException {
        f.user("a.txt", "1\nold1\nold2\n5\n");
        Change change = f.ai("a.txt", "1\nnew1\nnew2\nnew3\n5\n");
        f.wish(new Wish.Revert(List.of(new Selection(change.id(), 0, List.of(0, 3)))));
        assertThat(f.text("a.txt")).isEqualTo("1\nold1\nnew1\nnew3\n5\n");
        assertThat(state(change, 0)).isEqualTo(HunkState.PARTIAL);
        f.wish(new Wish.Revert(List.of(Selection.of(change.id(), 0))));
        assertThat(f.text("a.txt")).isEqualTo("1\nold1\nold2\n5\n");
        f.wish(new Wish.Reapply(List.of(Selection.of(change.id()))));
        assertThat(f.text("a.txt")).isEqualTo("1\nnew1\nnew2\nnew3\n5\n");
        assertThat(state(change, 0)).isEqualTo(HunkState.APPLIED);
    }

    @Test
    void allComesBackAfterReopening() throws IOException {
        f.user("a.txt", "1\n2\n3\n");
        Change change = f.ai("a.txt", "1\n2\n3\n4\n");
        f.wish(new Wish.Keep(List.of(Selection.of(change.id()))));
        var before = f.ledger.view();
        f.reopen();
        assertThat(f.ledger.view().changes()).isEqualTo(before.changes());
        assertThat(f.ledger.view().operations()).isEqualTo(before.operations());
        assertThat(f.ledger.view().notices()).isEmpty();
        assertThat(state(change, 0)).isEqualTo(HunkState.KEPT);
        f.wish(new Wish.RevertAnswers(Set.of(new EntryId("a1"))));
        assertThat(f.text("a.txt")).isEqualTo("1\n2\n3\n");
    }

    @Test
    void overlapIsAskedAndNothingIsWrittenBefore() throws IOException {
        f.user("a.txt", "1\n2\n3\n");
        Change change = f.ai("a.txt", "1\nAI\n3\n");
        f.user("a.txt", "1\nAI and me\n3\n");
        Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id()))));
        assertThat(plan.hasConflicts()).isTrue();
        assertThat(plan.files().getFirst().conflicts().getFirst().now()).containsExactly("AI and me\n");
        assertThatThrownBy(() -> f.ledger.apply(plan)).isInstanceOf(IllegalArgumentException.class);
        assertThat(f.text("a.txt")).isEqualTo("1\nAI and me\n3\n");

        Plan settled = f.ledger.settle(plan, List.of(new Settlement("a.txt", List.of(new Choice.Own("2 and me\n")))));
        f.ledger.apply(settled);
        assertThat(f.text("a.txt")).isEqualTo("1\n2 and me\n3\n");
        f.wish(new Wish.Undo(null));
        assertThat(f.text("a.txt")).isEqualTo("1\nAI and me\n3\n");
    }

    @Test
    void aCreatedFileGoesWithItsFolderAndTheUsersAdditionsStay() throws IOException {
        Change created = f.ai("new/deep/a.txt", "1\n2\n");
        Change other = f.ai("new/b.txt", "1\n2\n");
        f.user("new/b.txt", "1\n2\nmine\n");
        f.wish(new Wish.Revert(List.of(Selection.of(created.id()), Selection.of(other.id()))));
        assertThat(Files.exists(f.at("new/deep"))).isFalse();
        assertThat(f.text("new/b.txt")).isEqualTo("mine\n");
        f.wish(new Wish.Undo(null));
        assertThat(f.text("new/deep/a.txt")).isEqualTo("1\n2\n");
        assertThat(f.text("new/b.txt")).isEqualTo("1\n2\nmine\n");
    }

    @Test
    void filesFollowTheBranchThereAndBack() throws IOException {
        f.user("a.txt", "1\n2\n3\n4\n5\n");
        f.ai("a1", "a.txt", "1\nA\n3\n4\n5\n");
        f.ai("a1", "only-a.txt", "x\n");
        f.wish(new Wish.Follow(List.of(new EntryId("a1")), List.of()));
        assertThat(f.text("a.txt")).isEqualTo("1\n2\n3\n4\n5\n");
        f.ai("b1", "a.txt", "1\n2\n3\n4\nB\n");
        f.wish(new Wish.Follow(List.of(new EntryId("b1")), List.of(new EntryId("a1"))));
        assertThat(f.text("a.txt")).isEqualTo("1\nA\n3\n4\n5\n");
        assertThat(f.text("only-a.txt")).isEqualTo("x\n");
        f.wish(new Wish.Undo(null));
        assertThat(f.text("a.txt")).isEqualTo("1\n2\n3\n4\nB\n");
        assertThat(Files.exists(f.at("only-a.txt"))).isFalse();
    }

    @Test
    void aPlanThatTheDiskHasLeftBehindIsRefused() throws IOException {
        f.user("a.txt", "1\n");
        Change change = f.ai("a.txt", "2\n");
        Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id()))));
        f.user("a.txt", "2\nmine\n");
        assertThatThrownBy(() -> f.ledger.apply(plan)).isInstanceOf(StaleFileException.class);
        assertThat(f.text("a.txt")).isEqualTo("2\nmine\n");
    }

    @Test
    void linesKnowWhoWroteThem() throws IOException {
        f.user("a.txt", "1\n2\n3\n");
        Change first = f.ai("a.txt", "1\nai\n2\n3\n");
        f.user("a.txt", "mine\n1\nai\n2\n3\n");
        Change second = f.ai("a2", "a.txt", "mine\n1\nai\n2\n3\nend\n");
        var blame = f.ledger.blame("a.txt");
        assertThat(blame).hasSize(4);
        assertThat(blame.get(0).change()).isNull();
        assertThat(blame.get(1).change()).isEqualTo(first.id());
        assertThat(blame.get(2).change()).isNull();
        assertThat(blame.get(3).change()).isEqualTo(second.id());
    }

    @Test
    void aChangeThatNothingIsLeftOfIsSuperseded() throws IOException {
        f.user("a.txt", "1\n2\n3\n");
        Change first = f.ai("a.txt", "1\nA\n3\n");
        Change second = f.ai("a.txt", "1\nB\n3\n");
        assertThat(state(first, 0)).isEqualTo(HunkState.SUPERSEDED);
        Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(first.id()))));
        assertThat(plan.dependent()).containsExactly(Selection.of(second.id(), 0));
        f.wish(new Wish.Revert(List.of(Selection.of(second.id()))));
        assertThat(state(first, 0)).isEqualTo(HunkState.APPLIED);
    }

    @Test
    void aSessionThatWasNeverBegunLeavesNoFileBehind() throws IOException {
        f.ledger.close();
        assertThat(f.data.resolve("sessions")).isEmptyDirectory();
    }

    @Test
    void theLockOfASessionThatIsThereStays() throws IOException {
        Files.writeString(f.data.resolve("sessions").resolve(LedgerFolder.SESSION + ".jsonl"), "");
        f.ledger.close();
        assertThat(f.data.resolve("sessions").resolve(LedgerFolder.SESSION + ".changes.lock")).exists();
    }
}
