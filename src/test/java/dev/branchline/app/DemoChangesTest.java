package dev.branchline.app;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.FileLedger;
import dev.branchline.config.Folders;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import dev.branchline.workspace.Workspace;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's record of changes is a real one.
class DemoChangesTest {
    @Test
    void whatTheConversationTellsOfIsDoneAndCanBeTakenBack() throws Exception {
        try (DemoMode demo = DemoMode.start()) {
            Folders folders = demo.folders();
            Folders.create(folders.sessions());
            OpenSession session = new FileSessionStore(folders.data(), Clock.systemUTC()).create(null, demo.workspace().toString());
            demo.fill(session);
            demo.recordChanges();
            demo.recordChanges();

            Workspace files = Workspace.open(demo.workspace(), List.of(folders.config()), List.of(folders.data()));
            SessionId id = session.header().id();
            try (FileLedger ledger = FileLedger.open(files, folders.data(), id, new BlobStore(folders.data().resolve("blobs")), Clock.systemUTC())) {
                List<Change> changes = ledger.view().changes().stream().map(status -> status.change()).toList();
                assertThat(changes).extracting(Change::path).containsExactly(
                        "docs/cause.md", "docs/notes.txt", "docs/notes.txt", "src/LineEndsTest.java");
                assertThat(changes.get(2).hunks()).hasSize(2);
                List<ToolOutcome> outcomes = session.tree().nodes().stream()
                        .filter(Entry.ToolResult.class::isInstance).map(node -> ((Entry.ToolResult) node).outcome())
                        .filter(outcome -> !outcome.changes().isEmpty()).toList();
                assertThat(outcomes).flatExtracting(ToolOutcome::changes).containsExactlyElementsOf(changes.stream().map(Change::id).toList());
                for (int i = 0; i < changes.size(); i++) {
                    assertThat(outcomes.get(i).output()).contains("+" + changes.get(i).added() + " −" + changes.get(i).removed());
                }

                assertThat(ledger.plan(revert(changes.get(1))).hasConflicts()).as("the line was written over later").isTrue();
                Plan last = ledger.plan(revert(changes.get(2)));
                assertThat(last.hasConflicts()).isFalse();
                ledger.apply(last);
                assertThat(Files.readString(demo.workspace().resolve("docs/notes.txt"))).contains("mine: ask Ana", "Next: split at");
                BlamedLines first = ledger.blame("docs/notes.txt").getFirst();
                assertThat(first.origin()).as("the user's line is nobody else's").isNull();
            }
            session.close();
        }
    }

    private static Wish revert(Change change) {
        return new Wish.Revert(List.of(Selection.of(change.id())));
    }
}
