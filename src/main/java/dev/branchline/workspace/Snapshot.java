package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files of a workspace at one moment: what the file system said of each, and its content's state as far as it is known.
/// Made by [Scan]; belongs to one thread at a time.
public final class Snapshot {
    /// @param state null while the content has not been looked at
    public record Entry(Stat stat, @Nullable FileState state) {}

    private final long takenAt;
    private final Map<String, Entry> entries;
    private final NavigableSet<String> ignored;
    private final @Nullable String cutAfter;
    private final List<String> notices;

    Snapshot(long takenAt, Map<String, Entry> entries, NavigableSet<String> ignored, @Nullable String cutAfter, List<String> notices) {
        this.takenAt = takenAt;
        this.entries = entries;
        this.ignored = ignored;
        this.cutAfter = cutAfter;
        this.notices = List.copyOf(notices);
    }

    /// Before the first scan.
    public static Snapshot empty() {
        return new Snapshot(0, new LinkedHashMap<>(), new TreeSet<>(), null, List.of());
    }

    /// When the scan began, nanoseconds since 1970.
    public long takenAt() {
        return takenAt;
    }

    /// By path, in the order of the walk. Not to be changed.
    public Map<String, Entry> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /// What rules left out, the topmost names only.
    public NavigableSet<String> ignored() {
        return Collections.unmodifiableNavigableSet(ignored);
    }

    /// The last file before the scan had enough; null when it saw all.
    @Nullable String cutAfter() {
        return cutAfter;
    }

    /// What is not covered and why, one sentence each.
    public List<String> notices() {
        return notices;
    }

    /// Files whose content is not known yet: new ones, and those whose stat is not as it was. In the order of the walk.
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        entries.forEach((path, entry) -> {
            if (entry.state() == null) {
                unknown.add(path);
            }
        });
        return unknown;
    }

    /// Takes what was read at a path, also when it is something else by now than the scan saw.
    public void learn(String path, FileContent content) {
        if (content.stat() == null) {
            entries.remove(path);
        } else {
            entries.put(path, new Entry(content.stat(), content.state()));
        }
    }

    /// What is at a path as far as it is known.
    ///
    /// @return [FileState#ABSENT] for a path that the scan did not meet
    public @Nullable FileState state(String path) {
        Entry entry = entries.get(path);
        return entry == null ? FileState.ABSENT : entry.state();
    }

    /// Whether the path was passed by: ignored itself or with a folder above it, or beyond where the scan had enough.
    boolean passedBy(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (ignored.contains(path.substring(0, end))) {
                return true;
            }
        }
        return cutAfter != null && Walk.ORDER.compare(path, cutAfter) > 0;
    }
}
