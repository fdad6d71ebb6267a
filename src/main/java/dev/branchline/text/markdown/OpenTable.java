package dev.branchline.text.markdown;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import java.util.HashSet;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;

/// A table at top level that may get more rows. New lines are parsed under a copy of its two header lines, so that the
/// parser decides what a row is, and each row is parsed once.
final class OpenTable {
    final int start;
    /// The two header lines, with their line ends.
    final String head;
    /// The first offset that has not been read.
    int at;

    final TableLayout layout;
    final Set<String> wanted = new HashSet<>();

    OpenTable(TableBlock block, int start, int at, String head) {
        this.start = start;
        this.at = at;
        this.head = head;
        layout = TableLayout.headOf(block, Ink.of(Role.TEXT));
    }
}
