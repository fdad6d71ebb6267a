package dev.branchline.terminal;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.FileLedger;
import dev.branchline.changes.FileWrite;
import dev.branchline.model.Cost;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Origin;
import dev.branchline.session.Entry;
import dev.branchline.session.Samples;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A session with exactly 10,000 changes: the newest rewrites a line in every 500 of a file of 100,000 lines, the others small files.
final class ScaleSession {
    static final int CHANGES = 10_000;
    static final int LINES = 100_000;
    static final int HUNKS = LINES / 500;
    private static final int TURN = 10;

    private ScaleSession() {}

    /// @param home of the program
    static void write(Path home, Path workspace) throws Exception {
        Path data = Files.createDirectories(home.resolve("data"));
        SessionId id;
        try (FileSessionStore store = new FileSessionStore(data, Clock.systemUTC());
                OpenSession session = store.create("scale", workspace.toRealPath().toString())) {
            id = session.header().id();
            session.append(entries()).get();
        }
        changes(data, workspace.toRealPath(), id);
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        EntryId last = null;
        for (int turn = 0; turn < CHANGES / TURN; turn++) {
            EntryId prompt = prompt(turn);
            entries.add(Samples.user(prompt, last, "Prompt " + turn));
            last = answer(turn);
            entries.add(Samples.answer(last, prompt, "Done.", Cost.charged("0.001")));
        }
        return entries;
    }

    private static EntryId prompt(int turn) {
        return EntryId.ofSequence(2L * turn + 1);
    }

    private static EntryId answer(int turn) {
        return EntryId.ofSequence(2L * turn + 2);
    }

    private static void changes(Path data, Path folder, SessionId id) throws IOException {
        Files.writeString(folder.resolve("Large.java"), large(false));
        Workspace workspace = Workspace.open(folder);
        try (FileLedger ledger = FileLedger.open(workspace, data, id, new BlobStore(data.resolve("blobs")), Clock.systemUTC())) {
            for (int i = 0; i + 1 < CHANGES; i++) {
                String text = "first\n" + "line\n".repeat(i / 100 % 7) + "change " + i + "\nlast\n";
                write(ledger, workspace, i, "src/f" + i % 100 + ".txt", text);
            }
            write(ledger, workspace, CHANGES - 1, "Large.java", large(true));
        }
    }

    private static void write(FileLedger ledger, Workspace workspace, int number, String path, String text) throws IOException {
        FileState state = workspace.exact(path) instanceof Place.Found place ? new FileReader(workspace).read(place).state() : FileState.ABSENT;
        int turn = number / TURN;
        Origin origin = new Origin(
                new SessionId("scale"), prompt(turn), answer(turn), "call" + number, number % 3 == 0 ? "write_file" : "edit_file", "a/model");
        ledger.write(origin, List.of(new FileWrite(path, state, text.getBytes(StandardCharsets.UTF_8), -1)));
    }

    /// @param changed whether every 500th line is another one
    static String large(boolean changed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append(changed && i % 500 == 250 ? "    // changed " + i : "    int value" + i + " = compute(" + i * 31 + ");").append('\n');
        }
        return text.toString();
    }
}
