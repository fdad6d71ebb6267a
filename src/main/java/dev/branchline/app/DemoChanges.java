package dev.branchline.app;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.Changes;
import dev.branchline.changes.FileLedger;
import dev.branchline.changes.FileWrite;
import dev.branchline.config.Folders;
import dev.branchline.demo.DemoConversation;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Origin;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/// Does to the demo's workspace what its conversation tells of, so that the review has something to show: edits by tools and by a command
/// through the real ledger, and the user's own beside it.
///
/// @param ids the entries of the conversation's nodes
record DemoChanges(DemoConversation conversation, List<EntryId> ids, Path workspace, Folders folders) {
    DemoChanges {
        ids = List.copyOf(ids);
    }

    void record(SessionId session) throws IOException {
        Workspace files = Workspace.open(workspace, List.of(folders.config()), List.of(folders.data()));
        BlobStore blobs = new BlobStore(folders.data().resolve("blobs"));
        for (DemoConversation.FileDeed deed : conversation.deeds()) {
            ToolCall call = deed.call();
            byte[] content = deed.content().getBytes(StandardCharsets.UTF_8);
            if (call == null) {
                Files.write(workspace.resolve(deed.path()), content);
                continue;
            }
            // Opened for each, because each was done at another time.
            try (FileLedger ledger = FileLedger.open(files, folders.data(), session, blobs, Clock.fixed(deed.at(), ZoneOffset.UTC))) {
                tool(ledger, files, origin(session, deed.answer(), call), deed.path(), content);
            }
        }
    }

    private void tool(Changes ledger, Workspace files, Origin origin, String path, byte[] content) throws IOException {
        if (origin.tool().equals("shell")) {
            Changes.Watch watch = ledger.watch(origin);
            Files.write(workspace.resolve(path), content);
            watch.finish();
        } else {
            ledger.write(origin, List.of(new FileWrite(path, state(files, path), content, -1)));
        }
    }

    private static FileState state(Workspace files, String path) throws IOException {
        return files.exact(path) instanceof Place.Found place ? new FileReader(files).read(place).state() : FileState.ABSENT;
    }

    private Origin origin(SessionId session, int answer, ToolCall call) {
        int turn = answer;
        while (!(conversation.nodes().get(turn) instanceof DemoConversation.Question)) {
            turn = conversation.nodes().get(turn).parent();
        }
        String model = conversation.nodes().get(answer) instanceof DemoConversation.Reply r ? r.requestedModel() : DemoMode.MODEL;
        return new Origin(session, ids.get(turn), ids.get(answer), call.id(), call.name(), model);
    }
}
