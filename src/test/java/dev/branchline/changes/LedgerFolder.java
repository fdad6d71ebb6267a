package dev.branchline.changes;

import dev.branchline.disk.AppendingFile;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.Workspace;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// A workspace with a ledger, for tests.
final class LedgerFolder implements AutoCloseable {
    static final SessionId SESSION = new SessionId("s1");

    final Path root;
    final Path data;
    final Workspace workspace;
    FileLedger ledger;
    AppendingFile.Opener opener = AppendingFile::open;
    WriteStep.Witness witness = WriteStep.Witness.NONE;

    LedgerFolder(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("work")).toRealPath();
        data = folder.resolve("data");
        workspace = Workspace.open(root);
        ledger = opened();
    }

    private FileLedger opened() throws IOException {
        return FileLedger.open(workspace, data, SESSION, new BlobStore(data.resolve("blobs")), Clock.systemUTC(), opener, witness);
    }

    LedgerFolder reopen() throws IOException {
        ledger.close();
        ledger = opened();
        return this;
    }

    static Origin origin(String answer) {
        return new Origin(SESSION, new EntryId("0001"), new EntryId(answer), "call-" + answer, "edit_file", "some/model");
    }

    Path at(String path) {
        return root.resolve(path);
    }

    void user(String path, String text) throws IOException {
        Path file = at(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    String text(String path) throws IOException {
        return Files.readString(at(path), StandardCharsets.UTF_8);
    }

    Change ai(String path, String text) throws IOException {
        return ai("a1", path, text);
    }

    Change ai(String answer, String path, String text) throws IOException {
        return ai(answer, path, text.getBytes(StandardCharsets.UTF_8));
    }

    Change ai(String answer, String path, byte[] bytes) throws IOException {
        DiskFiles files = new DiskFiles(workspace, WriteStep.Witness.NONE);
        return ledger.write(origin(answer), List.of(new FileWrite(path, files.state(path), bytes, -1))).getFirst();
    }

    Report wish(Wish wish) throws IOException {
        Plan plan = ledger.plan(wish);
        return ledger.apply(plan);
    }

    /// @param orNothing whether a plan with nothing to do is well too
    void wish(Wish wish, boolean orNothing) throws IOException {
        Plan plan = ledger.plan(wish);
        if (plan.blocked().isEmpty() || !orNothing) {
            ledger.apply(plan);
        }
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
