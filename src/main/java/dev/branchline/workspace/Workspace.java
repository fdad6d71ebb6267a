package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folder that is worked on. Immutable; any thread.
///
/// What [#locate] says holds at the time of asking. Who opens a file goes through [FileReader] or [AtomicWriter], which look again
/// while they open it, so that a link that was put in between leads nowhere.
public final class Workspace {
    private final Path root;
    private final PathWalk walk;
    private final OwnFolders own;

    private Workspace(Path root, OwnFolders own) {
        this.root = root;
        this.walk = new PathWalk(root);
        this.own = own;
    }

    /// @throws IOException when the folder is not there or cannot be read
    public static Workspace open(Path folder) throws IOException {
        return open(folder, List.of(), List.of());
    }

    /// @param secret folders of the program that tools may neither read nor write, such as that of its settings
    /// @param kept folders of the program that tools may not write, such as that of its sessions
    /// @throws IOException when the folder is not there or cannot be read
    public static Workspace open(Path folder, List<Path> secret, List<Path> kept) throws IOException {
        Path root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        if (!Files.isReadable(root)) {
            throw new AccessDeniedException(root.toString());
        }
        return new Workspace(root, new OwnFolders(real(secret), real(kept)));
    }

    private static List<Path> real(List<Path> folders) throws IOException {
        List<Path> real = new ArrayList<>();
        for (Path folder : folders) {
            Path absolute = folder.toAbsolutePath().normalize();
            // A folder that is still to be made is known by the name it will have, below the real one of its parents.
            Path there = absolute;
            while (there.getParent() != null && !Files.exists(there)) {
                there = there.getParent();
            }
            real.add(there.toRealPath().resolve(there.relativize(absolute)).normalize());
        }
        return real;
    }

    /// The folder's real path: absolute, no link in it.
    public Path root() {
        return root;
    }

    /// Where a path leads that a model or a user wrote: relative to the root, absolute, or below `~/`. Follows links.
    public Place locate(String path) {
        return walk.locate(path);
    }

    /// The place that a path of the ledger names: follows no link. When a folder on the way is a link by now, it is refused.
    public Place exact(String path) {
        return walk.exact(path);
    }

    /// Why a place must not be written: git's own folder, the program's own files. Empty when it may.
    public Optional<String> writeRefusal(Place.Found place) {
        return GitFolder.refusal(place).or(() -> own.writeRefusal(place));
    }

    /// Why a place must not be read: the program's secrets. Empty when it may.
    public Optional<String> readRefusal(Place.Found place) {
        return own.readRefusal(place);
    }

    /// A path of the ledger for a real path, whether inside or not.
    public String pathOf(Path real) {
        return walk.pathOf(real);
    }
}
