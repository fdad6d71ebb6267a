package dev.branchline.changes;

import dev.branchline.model.SessionId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Others are at work on the same files: the user, another program, another process with the same ledger.
class MeanwhileTest {
    @TempDir
    Path folder;

    private LedgerFolder f;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        f = new LedgerFolder(folder);
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("a.txt"), "2\n");
    }

    @AfterEach
    void close() throws IOException {
        f.close();
    }

    enum Event { DELETED, A_FOLDER_NOW, A_LINK_NOW, FOLDER_IS_A_LINK_NOW, OTHER_BITS }

    private void happen(Event event) throws IOException {
        Path file = f.at("src/a.txt");
        Path kept = folder.resolve("kept");
        switch (event) {
            case DELETED -> Files.delete(file);
            case A_FOLDER_NOW -> {
                Files.delete(file);
                Files.createDirectories(file.resolve("mine"));
            }
            case A_LINK_NOW -> {
                Files.delete(file);
                Files.createSymbolicLink(file, outside.resolve("a.txt"));
            }
            case FOLDER_IS_A_LINK_NOW -> {
                Files.move(f.at("src"), kept);
                Files.createSymbolicLink(f.at("src"), outside);
            }
            case OTHER_BITS -> assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void whatChangesBetweenPlanAndApplicationIsLeftAlone(Event event) throws IOException {
        f.user("src/a.txt", "1\n");
        Change change = f.ai("src/a.txt", "2\n");
        Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id()))));
        happen(event);

        assertThatThrownBy(() -> f.ledger.apply(plan)).isInstanceOf(IOException.class);

        assertThat(outside.resolve("a.txt")).hasContent("2\n");
        assertThat(f.ledger.view().operations()).isEmpty();
        assertThat(Files.exists(f.at("src/a.txt"))).isEqualTo(event != Event.DELETED);
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void whatChangesWhileItIsAppliedIsLeftAloneAndTold(Event event) throws IOException {
        f.user("src/a.txt", "1\n");
        f.user("z.txt", "1\n");
        Change change = f.ai("src/a.txt", "2\n");
        Change other = f.ai("z.txt", "2\n");
        boolean[] happened = {false};
        f.witness = (step, file) -> {
            if (step == WriteStep.CHECK && file.endsWith("a.txt") && !happened[0]) {
                happened[0] = true;
                happen(event);
            }
        };
        f.reopen();

        Report report = f.wish(new Wish.Revert(List.of(Selection.of(change.id()), Selection.of(other.id()))));

        assertThat(happened[0]).isTrue();
        FilePlan told = report.files().stream().filter(p -> p.path().equals("src/a.txt")).findFirst().orElseThrow();
        assertThat(told.fate()).isEqualTo(Fate.SKIPPED);
        assertThat(told.why()).isNotEmpty();
        assertThat(f.text("z.txt")).isEqualTo("1\n");
        assertThat(outside.resolve("a.txt")).hasContent("2\n");
        try (var left = Files.list(outside)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aReadOnlyFileIsNotWrittenByATool() throws IOException {
        f.user("a.txt", "mine\n");
        assertThat(f.at("a.txt").toFile().setReadOnly()).isTrue();
        assertThatThrownBy(() -> f.ai("a.txt", "AI\n")).isInstanceOf(IOException.class).hasMessageContaining("read-only");
        assertThat(f.text("a.txt")).isEqualTo("mine\n");
        assertThat(f.ledger.view().changes()).isEmpty();
    }

    @Test
    void aReadOnlyFolderIsToldInTheReport() throws IOException {
        Change change = f.ai("sub/a.txt", "AI\n");
        assertThat(f.at("sub").toFile().setWritable(false)).isTrue();
        try {
            Assumptions.assumeFalse(Files.isWritable(f.at("sub")), "root may write everywhere");
            Report report = f.wish(new Wish.Revert(List.of(Selection.of(change.id()))));
            assertThat(report.files().getFirst().fate()).isEqualTo(Fate.SKIPPED);
            assertThat(f.text("sub/a.txt")).isEqualTo("AI\n");
        } finally {
            assertThat(f.at("sub").toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void twoSessionsOnTheSameFileSeeEachOthersEditsAsTheUsers() throws IOException {
        f.user("a.txt", "1\n2\n3\n4\n5\n");
        Change mine = f.ai("a.txt", "one\n2\n3\n4\n5\n");
        BlobStore blobs = new BlobStore(f.data.resolve("blobs"));
        SessionId session = new SessionId("s2");
        try (FileLedger second = FileLedger.open(f.workspace, f.data, session, blobs, Clock.systemUTC())) {
            second.write(LedgerFolder.origin("b1"), List.of(KilledWritesTest.write(f, "a.txt", "one\n2\n3\n4\nfive\n")));
            f.wish(new Wish.Revert(List.of(Selection.of(mine.id()))));
            assertThat(f.text("a.txt")).isEqualTo("1\n2\n3\n4\nfive\n");
            Change theirs = second.view().changes().getFirst().change();
            second.apply(second.plan(new Wish.Revert(List.of(Selection.of(theirs.id())))));
            assertThat(f.text("a.txt")).isEqualTo("1\n2\n3\n4\n5\n");
        }
    }

    @Test
    void anotherProcessMayReadTheLedgerAndNotWriteUntilTheFirstIsGone() throws IOException, InterruptedException {
        f.close();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), folder.toString()));
        Process holder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("written");
            f.ledger = new LedgerFolder(folder).ledger;
            assertThat(f.ledger.view().changes()).hasSize(1);
            assertThat(f.ledger.view().notices()).anyMatch(n -> n.contains("another window"));
            Change change = f.ledger.view().changes().getFirst().change();
            Plan plan = f.ledger.plan(new Wish.Revert(List.of(Selection.of(change.id()))));
            assertThatThrownBy(() -> f.ledger.apply(plan)).hasMessageContaining("another window");
            assertThat(f.text("a.txt")).isEqualTo("AI\n");
        } finally {
            holder.destroyForcibly();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        f.reopen();
        f.wish(new Wish.Revert(List.of(Selection.of(f.ledger.view().changes().getFirst().change().id()))));
        assertThat(f.at("a.txt")).doesNotExist();
    }

    /// Holds a ledger until it is killed.
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            LedgerFolder held = new LedgerFolder(Path.of(args[0]));
            held.ai("a.txt", "AI\n");
            System.out.println("written");
            while (System.in.read() >= 0) {
                // Until it is killed.
            }
        }
    }
}
