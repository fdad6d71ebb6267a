package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.SurvivingLines;
import dev.branchline.model.change.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {
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
    void allThatACommandDidIsTakenBackWithItsFolder() throws IOException {
        f.user("edit.txt", "1\n");
        f.user("delete.txt", "2\n");
        f.user("rename.txt", "some content\n");
        f.user("mode.sh", "3\n");
        Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a1"));
        f.user("edit.txt", "1\nmore\n");
        Files.delete(f.at("delete.txt"));
        Files.move(f.at("rename.txt"), f.at("renamed.txt"));
        Files.setPosixFilePermissions(f.at("mode.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        f.user("made/here/new.txt", "4\n");
        Files.createSymbolicLink(f.at("link"), Path.of("edit.txt"));
        List<Change> changes = watch.finish().changes();
        assertThat(changes).hasSize(6);

        f.wish(new Wish.RevertAnswers(Set.of(new EntryId("a1"))));

        assertThat(f.text("edit.txt")).isEqualTo("1\n");
        assertThat(f.text("delete.txt")).isEqualTo("2\n");
        assertThat(f.text("rename.txt")).isEqualTo("some content\n");
        assertThat(Files.isExecutable(f.at("mode.sh"))).isFalse();
        assertThat(Files.exists(f.at("made"))).isFalse();
        assertThat(Files.isSymbolicLink(f.at("link"))).isFalse();
        f.wish(new Wish.Undo(null));
        assertThat(Files.readSymbolicLink(f.at("link"))).isEqualTo(Path.of("edit.txt"));
        assertThat(f.text("made/here/new.txt")).isEqualTo("4\n");
        assertThat(Files.exists(f.at("rename.txt"))).isFalse();
    }

    @Test
    void whatTheUserDidBeforeTheCommandIsTheUsers() throws IOException {
        f.user("a.txt", "1\n2\n3\n");
        f.ai("a.txt", "1\n2\nAI\n3\n");
        f.user("a.txt", "mine\n1\n2\nAI\n3\n");
        Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("a2"));
        f.user("a.txt", "mine\n1\n2\nAI\n3\nshell\n");
        Change change = watch.finish().changes().getFirst();
        assertThat(change.added()).isEqualTo(1);
        assertThat(f.ledger.blame("a.txt").getFirst().change()).isNull();
        f.wish(new Wish.RevertAnswers(Set.of(new EntryId("a1"), new EntryId("a2"))));
        assertThat(f.text("a.txt")).isEqualTo("mine\n1\n2\n3\n");
    }

    @Test
    void whatIsWrittenThroughTheLedgerMeanwhileIsToldOnce() throws IOException {
        f.user("a.txt", "1\n");
        Changes.Watch watch = f.ledger.watch(LedgerFolder.origin("background"));
        f.ai("a1", "a.txt", "1\n2\n");
        f.user("b.txt", "by the command\n");
        List<Change> changes = watch.finish().changes();
        assertThat(changes).extracting(Change::path).containsExactly("b.txt");
        watch = f.ledger.watch(LedgerFolder.origin("background"));
        f.ai("a1", "a.txt", "1\n2\n3\n");
        f.user("a.txt", "1\n2\n3\n4\n");
        changes = watch.finish().changes();
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().added()).isEqualTo(1);
    }

    @Test
    void aCommitCountsAsKept() throws Exception {
        try (Git git = Git.init().setDirectory(f.root.toFile()).call()) {
            f.user("a.txt", "1\n");
            Change change = f.ai("a.txt", "1\n2\n");
            f.ledger.look();
            assertThat(f.ledger.view().changes().getFirst().whole()).isEqualTo(HunkState.APPLIED);
            git.add().addFilepattern(".").call();
            PersonIdent later = new PersonIdent("u", "u@example.org", change.at().plusSeconds(5), java.time.ZoneOffset.UTC);
            git.commit().setMessage("m").setAuthor(later).setCommitter(later).setSign(false).call();
            f.ledger.look();
            assertThat(f.ledger.view().changes().getFirst().whole()).isEqualTo(HunkState.KEPT);
            f.reopen();
            assertThat(f.ledger.view().changes().getFirst().whole()).isEqualTo(HunkState.KEPT);
        }
    }

    @Test
    void linesOfAnAnswerThatAreLeftAreFound() throws IOException {
        f.user("a.txt", "1\n");
        Change change = f.ai("a1", "a.txt", "1\nA\nB\nC\n");
        f.user("a.txt", "0\n1\nA\nmine\nC\n");
        List<SurvivingLines> left = f.ledger.survivors(Set.of(new EntryId("a1")));
        assertThat(left).extracting(l -> l.lines().from()).containsExactly(2, 4);
        f.user("a.txt", "0\n");
        f.ledger.look();
        assertThat(f.ledger.view().changes().getFirst().whole()).isEqualTo(HunkState.SUPERSEDED);
        assertThat(f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id())))).files()).hasSize(1);
    }

    @Test
    void aFolderThatIsALinkByNowIsLeftAlone() throws IOException {
        f.user("d/a.txt", "1\n");
        Change change = f.ai("d/a.txt", "2\n");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a.txt"), "2\n");
        Files.delete(f.at("d/a.txt"));
        Files.delete(f.at("d"));
        Files.createSymbolicLink(f.at("d"), elsewhere);
        var plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id()))));
        assertThat(plan.files().getFirst().fate()).isEqualTo(dev.branchline.model.change.FilePlan.Fate.SKIPPED);
        assertThat(plan.files().getFirst().why()).isNotEmpty();
        f.ledger.apply(plan);
        assertThat(Files.readString(elsewhere.resolve("a.txt"))).isEqualTo("2\n");
    }
}
