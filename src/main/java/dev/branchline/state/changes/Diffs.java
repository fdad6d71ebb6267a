package dev.branchline.state.changes;

import dev.branchline.model.RequestId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The few diffs that were looked at last, and the one that is on its way. Files may be large, so it keeps no more.
///
/// @param kept the last used one last
/// @param asked the request that is on its way; null for none
/// @param failed what was not found, and why; null for none
public record Diffs(List<Kept> kept, @Nullable Asked asked, @Nullable Failed failed) {
    public static final Diffs NONE = new Diffs(List.of(), null, null);
    private static final int MOST = 6;

    public record Kept(ChangeId change, FileDiff diff) {}

    public record Asked(RequestId request, ChangeId change) {}

    public record Failed(ChangeId change, String reason) {}

    public Diffs {
        kept = List.copyOf(kept);
    }

    public Optional<FileDiff> of(ChangeId change) {
        return kept.stream().filter(k -> k.change().equals(change)).map(Kept::diff).findFirst();
    }

    /// Whether it is neither there, nor on its way, nor known not to be had.
    boolean misses(ChangeId change) {
        return of(change).isEmpty()
                && (asked == null || !asked.change().equals(change))
                && (failed == null || !failed.change().equals(change));
    }

    Diffs ask(RequestId request, ChangeId change) {
        return new Diffs(kept, new Asked(request, change), null);
    }

    /// Takes what arrived; what nobody asks for any more is let go.
    Diffs arrived(RequestId request, ChangeId change, FileDiff diff) {
        if (asked == null || !asked.request().equals(request)) {
            return this;
        }
        List<Kept> more = new ArrayList<>(kept);
        more.removeIf(k -> k.change().equals(change));
        more.add(new Kept(change, diff));
        return new Diffs(more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more, null, null);
    }

    Diffs failed(RequestId request, String reason) {
        return asked == null || !asked.request().equals(request) ? this : new Diffs(kept, null, new Failed(asked.change(), reason));
    }
}
