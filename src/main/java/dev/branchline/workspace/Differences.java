package dev.branchline.workspace;

import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What became of the files between two looks at them.
///
/// @param edits creations, edits, deletions, renames, changes of mode, in the order of their paths. A state may be [FileState.Unkept]
/// @param notices what is not in it, one sentence each
public record Differences(List<FileEdit> edits, List<String> notices) {
    public Differences {
        edits = List.copyOf(edits);
        notices = List.copyOf(notices);
    }

    /// Both snapshots must know all their contents.
    ///
    /// @throws IllegalStateException when one does not
    public static Differences between(Snapshot before, Snapshot after) {
        return new Comparing(before, after).compare();
    }

    private static final class Comparing {
        private final Snapshot before;
        private final Snapshot after;
        private final List<FileEdit> edits = new ArrayList<>();
        private final Map<String, Snapshot.Entry> deleted = new HashMap<>();
        private final Map<String, Snapshot.Entry> created = new HashMap<>();
        private int passedBy;

        Comparing(Snapshot before, Snapshot after) {
            this.before = before;
            this.after = after;
        }

        Differences compare() {
            before.entries().forEach(this::was);
            after.entries().forEach(this::appeared);
            pairRenames();
            deleted.forEach((path, entry) -> edits.add(FileEdit.of(path, state(entry), FileState.ABSENT)));
            created.forEach((path, entry) -> edits.add(FileEdit.of(path, FileState.ABSENT, state(entry))));
            edits.sort(Comparator.comparing(FileEdit::path, Walk.ORDER));
            List<String> notices = new ArrayList<>(after.notices());
            if (passedBy > 0) {
                notices.add(passedBy + (passedBy == 1 ? " file was" : " files were")
                        + " ignored before and no longer: what was in them is not known, so nothing of them is taken back.");
            }
            return new Differences(edits, notices);
        }

        private void was(String path, Snapshot.Entry old) {
            Snapshot.Entry now = after.entries().get(path);
            if (now == null) {
                deleted.put(path, old);
            } else if (now != old && differs(old, now)) {
                edits.add(FileEdit.of(path, state(old), state(now)));
            }
        }

        private static boolean differs(Snapshot.Entry old, Snapshot.Entry now) {
            FileState was = state(old);
            FileState is = state(now);
            boolean unseen = was instanceof FileState.Unkept && is instanceof FileState.Unkept && old.stat().isFile();
            return unseen ? !old.stat().equals(now.stat()) : !was.equals(is);
        }

        /// A file that was there before, unseen, is nobody's creation: to take it back would delete what the user has.
        private void appeared(String path, Snapshot.Entry now) {
            if (before.entries().containsKey(path)) {
                return;
            }
            if (before.passedBy(path)) {
                passedBy++;
            } else {
                created.put(path, now);
            }
        }

        private void pairRenames() {
            for (String from : deleted.keySet().stream().sorted(Walk.ORDER).toList()) {
                Snapshot.Entry old = Objects.requireNonNull(deleted.get(from));
                target(from, old).ifPresent(to -> {
                    edits.add(new FileEdit(to, state(old), state(Objects.requireNonNull(created.remove(to))), from));
                    deleted.remove(from);
                });
            }
        }

        /// The new file with the same content. Several are told apart by identity, then by name; else it is not known which it is.
        private Optional<String> target(String from, Snapshot.Entry old) {
            List<String> same = created.entrySet().stream()
                    .filter(e -> sameContent(old, e.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            Optional<String> inode = only(same.stream()
                    .filter(p -> Objects.requireNonNull(created.get(p)).stat().sameFile(old.stat()))
                    .toList());
            if (inode.isPresent() || old.stat().size() == 0) {
                return inode;
            }
            Optional<String> named = only(same.stream().filter(p -> name(p).equals(name(from))).toList());
            return named.isPresent() ? named : only(same);
        }

        private static boolean sameContent(Snapshot.Entry old, Snapshot.Entry now) {
            return switch (state(old)) {
                case FileState.Regular was -> state(now) instanceof FileState.Regular is && is.hash().equals(was.hash());
                case FileState.Link was -> was.equals(state(now)) && now.stat().sameFile(old.stat());
                case FileState.Absent _, FileState.Unkept _ -> false;
            };
        }

        private static Optional<String> only(List<String> paths) {
            return paths.size() == 1 ? Optional.of(paths.getFirst()) : Optional.empty();
        }

        private static String name(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private static FileState state(Snapshot.Entry entry) {
            if (entry.state() == null) {
                throw new IllegalStateException("a content that nobody has looked at");
            }
            return entry.state();
        }
    }
}
