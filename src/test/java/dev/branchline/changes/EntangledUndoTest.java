package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FilePlan;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What random work found: names that went from file to file, undoing and redoing with edits of the user in between.
class EntangledUndoTest {
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

    @Test
    void aRenamedFileGoesBackToItsNameThatAnotherHadMeanwhile() throws IOException {
        f.user("x.txt", "name\n");
        Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a1"));
        Files.move(f.at("x.txt"), f.at("b.txt"));
        Change rename = watch.finish().changes().getFirst();
        Change other = f.ai("x.txt", "other\n");
        Files.delete(f.at("x.txt"));

        f.wish(new Wish.Revert(List.of(Selection.of(rename.id()), Selection.of(other.id()))));
        assertThat(f.text("x.txt")).isEqualTo("name\n");
        assertThat(f.at("b.txt")).doesNotExist();

        f.wish(new Wish.Undo(null));
        assertThat(f.text("b.txt")).isEqualTo("name\n");
        assertThat(f.at("x.txt")).doesNotExist();
    }

    @Test
    void aRedoThatWroteNothingIsTakenBackWithoutWriting() throws IOException {
        f.user("a.txt", "1\n");
        Change change = f.ai("a.txt", "2\n");
        f.wish(new Wish.Revert(List.of(Selection.of(change.id()))));
        f.user("a.txt", "9\n");
        settled(new Wish.Undo(null), new Choice.Now());
        Report redone = f.wish(new Wish.Redo());
        Report undone = f.wish(new Wish.Undo(null));
        assertThat(f.text("a.txt")).isEqualTo("9\n");
        f.wish(new Wish.Undo(undone.operation()));
        assertThat(f.text("a.txt")).isEqualTo("9\n");

        f.wish(new Wish.Undo(redone.operation()));
        assertThat(f.text("a.txt")).isEqualTo("9\n");
        assertThat(f.ledger.view().changes().getFirst().hunks()).doesNotContain(HunkState.REVERTED);
    }

    private Report settled(Wish wish, Choice choice) throws IOException {
        Plan plan = f.ledger.plan(wish);
        assertThat(plan.hasConflicts()).isTrue();
        return f.ledger.apply(f.ledger.settle(plan, List.of(new Settlement("a.txt", List.of(choice)))));
    }

    @Test
    void twoFilesThatChangedNamesChangeThemBack() throws IOException {
        f.user("a.txt", "a\n");
        f.user("b.txt", "b\n");
        Change first = renamed("a.txt", "c.txt");
        Change second = renamed("b.txt", "a.txt");
        Change third = renamed("c.txt", "b.txt");
        assertThat(f.text("a.txt")).isEqualTo("b\n");

        List<Selection> all = Stream.of(first, second, third).map(c -> Selection.of(c.id())).toList();
        f.wish(new Wish.Revert(all));
        assertThat(f.text("a.txt")).isEqualTo("a\n");
        assertThat(f.text("b.txt")).isEqualTo("b\n");

        f.reopen();
        f.wish(new Wish.Undo(null));
        assertThat(f.text("a.txt")).isEqualTo("b\n");
        assertThat(f.text("b.txt")).isEqualTo("a\n");

        f.reopen();
        f.wish(new Wish.Revert(all));
        assertThat(f.text("a.txt")).isEqualTo("a\n");
        assertThat(f.text("b.txt")).isEqualTo("b\n");
    }

    private Change renamed(String from, String to) throws IOException {
        Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a1"));
        Files.move(f.at(from), f.at(to));
        return watch.finish().changes().getFirst();
    }

    @Test
    void whatWasMovedIsNotDeletedWhereItWentWhileItsOldPlaceIsLeftAsItIs() throws IOException {
        f.user("old.txt", "mine one\nmine two\n");
        Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a1"));
        Files.move(f.at("old.txt"), f.at("new.txt"));
        f.user("new.txt", "mine one\nmine two\nadded\n");
        List<Change> made = watch.finish().changes();
        assertThat(made).hasSize(2);
        Selection creation = Selection.of(made.stream().filter(c -> c.path().equals("new.txt")).findFirst().orElseThrow().id());

        Plan plan = f.ledger.plan(new Wish.Revert(List.of(creation)));
        assertThat(plan.files()).singleElement().satisfies(file -> {
            assertThat(file.fate()).isEqualTo(FilePlan.Fate.SKIPPED);
            assertThat(file.why()).contains("old.txt");
        });
        f.wish(new Wish.Revert(made.stream().map(c -> Selection.of(c.id())).toList()));
        assertThat(f.text("old.txt")).isEqualTo("mine one\nmine two\n");
        assertThat(f.at("new.txt")).doesNotExist();
    }

    @Test
    void aHunkOfWhichOneLineIsTakenBackIsPartialThoughNothingOfItIsLeft() throws IOException {
        f.user("a.txt", "1\n2\n3\n");
        Change change = f.ai("a.txt", "1\ntwo\n3\n");
        f.wish(new Wish.Revert(List.of(new Selection(change.id(), 0, List.of(1)))));
        assertThat(f.text("a.txt")).isEqualTo("1\n3\n");
        assertThat(f.ledger.view().changes().getFirst().hunks()).containsExactly(HunkState.PARTIAL);
    }
}
