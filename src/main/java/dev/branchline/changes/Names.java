package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which file of the ledger has which name.
///
/// A name that a file left, or under which it is gone, may become another's. The file then waits for its name, and has it again when the
/// other one leaves it, or when it comes back itself.
final class Names {
    private final Map<String, Track> holders = new HashMap<>();

    /// The last to have had the name first.
    private final Map<String, Deque<Track>> waiting = new HashMap<>();

    @Nullable
    Track holder(String path) {
        return holders.get(path);
    }

    /// The file at a path; a new one when the ledger knew none there.
    Track holder(String path, FileState state) {
        return holders.computeIfAbsent(path, p -> new Track(p, state));
    }

    /// Whether a file waits for its name: then it is gone.
    boolean isDisplaced(Track track) {
        return holders.get(track.path) != track;
    }

    void leave(Track track) {
        Deque<Track> others = waiting.getOrDefault(track.path, new ArrayDeque<>());
        if (holders.remove(track.path, track)) {
            Track next = others.poll();
            if (next != null) {
                holders.put(next.path, next);
            }
        } else {
            others.remove(track);
        }
    }

    /// A file takes a name, whoever had it before. One that is gone has it only when nobody else does; else it waits.
    void settle(Track track, String path, FileState state) {
        Track holder = holders.get(path);
        track.path = path;
        track.last = state;
        if (holder == track) {
            return;
        }
        Deque<Track> others = waiting.computeIfAbsent(path, _ -> new ArrayDeque<>());
        others.remove(track);
        if (holder != null && state instanceof FileState.Absent) {
            others.push(track);
        } else {
            holders.put(path, track);
            if (holder != null) {
                others.push(holder);
            }
        }
    }
}
