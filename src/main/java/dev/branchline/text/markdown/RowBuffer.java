package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The rows of a document, and from which one on they have changed since somebody last asked.
final class RowBuffer {
    private final List<StyledLine> rows = new ArrayList<>();
    private final List<StyledLine> fresh = new ArrayList<>();
    private int settled;
    private int settling;
    private int changedFrom;

    List<StyledLine> view() {
        return Collections.unmodifiableList(rows);
    }

    int takeChangedFrom() {
        int from = Math.min(changedFrom, rows.size());
        changedFrom = rows.size();
        return from;
    }

    /// Starts over from the first row; rows that come out the same still count as unchanged.
    void restart() {
        settled = 0;
        fresh.clear();
        settling = 0;
    }

    /// Adds rows that will stay.
    void settle(boolean gap, List<StyledLine> more) {
        add(gap, more);
        settling = fresh.size();
    }

    /// Adds rows that the next round makes anew.
    void add(boolean gap, List<StyledLine> more) {
        if (!more.isEmpty() && gap && settled + fresh.size() > 0) {
            fresh.add(StyledLine.EMPTY);
        }
        fresh.addAll(more);
    }

    /// Ends a round.
    void commit() {
        int same = 0;
        int most = Math.min(fresh.size(), rows.size() - settled);
        while (same < most && rows.get(settled + same).equals(fresh.get(same))) {
            same++;
        }
        int from = settled + same;
        if (from < rows.size() || same < fresh.size()) {
            changedFrom = Math.min(changedFrom, from);
        }
        rows.subList(from, rows.size()).clear();
        rows.addAll(fresh.subList(same, fresh.size()));
        settled += settling;
        settling = 0;
        fresh.clear();
    }
}
