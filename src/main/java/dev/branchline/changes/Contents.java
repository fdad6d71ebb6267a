package dev.branchline.changes;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.util.List;

/// Contents of states that the ledger knows.
final class Contents {
    private final BlobStore blobs;

    Contents(BlobStore blobs) {
        this.blobs = blobs;
    }

    Content of(FileState state) throws IOException {
        return state instanceof FileState.Regular file ? new Content(state, blobs.get(file.hash())) : Content.of(state);
    }

    /// A change with some of its lines taken back.
    Content of(Change change, List<LineSet> reverted) throws IOException {
        if (reverted.stream().allMatch(LineSet::isEmpty)) {
            return of(change.edit().after());
        }
        if (Parts.isWhole(change, reverted)) {
            return of(change.edit().before());
        }
        return Parts.content(change, of(change.edit().before()), of(change.edit().after()), reverted);
    }

    void store(List<Content> contents) throws IOException {
        blobs.putAll(contents);
    }
}
