package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import java.util.ArrayList;
import java.util.List;

/// One file on its way through the ledger, whatever it is called meanwhile.
final class Track {
    /// Where it is now, or was last.
    String path;

    /// As the ledger knows it last.
    FileState last;

    Authors authors = Authors.UNKNOWN;

    /// Steps in order.
    final List<Deed> deeds = new ArrayList<>();

    Track(String path, FileState last) {
        this.path = path;
        this.last = last;
    }
}
