package dev.branchline.workspace;

import dev.branchline.disk.PrivateFiles;
import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Writes files of the workspace so that there is always the old or the new content, also after a kill, on a full disk, and when somebody
/// else writes to them: a file that is not as the caller expects is left alone.
///
/// The new content takes the name of the old file, and nothing else of the disk: it is never written through a symbolic link, and
/// of several hard links only the named one gets it. (Written in place, a copy outside of the workspace, as package caches link them in,
/// would change too.) Permission bits and the owner are kept; extended attributes are not.
public final class AtomicWriter {
    private static final FileAttribute<?>[] PRIVATE = Modes.privately();
    private static final String PREFIX = ".branchline-";
    private static final String SUFFIX = ".tmp";
    private static final int WRITABLE = 0222;
    private static final Set<OpenOption> FRESH =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Workspace workspace;
    private final FileReader reader;
    private final WriteStep.Witness witness;

    public AtomicWriter(Workspace workspace) {
        this(workspace, WriteStep.Witness.NONE);
    }

    public AtomicWriter(Workspace workspace, WriteStep.Witness witness) {
        this.workspace = workspace;
        this.reader = new FileReader(workspace);
        this.witness = witness;
    }

    /// Whether a name is that of a file which a write makes for a moment; one that is left over after a kill can go.
    public static boolean isTemporary(String name) {
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /// Gives a file a content, and makes it and its folders when they are not there.
    ///
    /// @param expected what must be there; compared by content right before it gives way
    /// @param mode permission bits; -1 keeps those it has, or takes the usual ones. A read-only file is replaced only when a mode is given
    /// @throws ExpectedStateException when something else is there
    /// @throws IOException when it cannot be written; the file is as it was
    public Written write(Place.Found place, FileState expected, byte[] content, int mode) throws IOException {
        refuseReadOnly(place, mode);
        return replace(place, expected, new Content(content, mode));
    }

    /// Puts a symbolic link there.
    ///
    /// @throws ExpectedStateException when something else is there than expected
    public Written link(Place.Found place, FileState expected, String target) throws IOException {
        return replace(place, expected, new Target(target));
    }

    /// Deletes a file or a link; folders stay.
    ///
    /// @throws ExpectedStateException when something else is there than expected
    public Written delete(Place.Found place, FileState expected) throws IOException {
        refuse(place);
        try (FolderHandle folder = handle(place)) {
            check(place, expected);
            witness.before(WriteStep.REPLACE, place.absolute());
            if (!(expected instanceof FileState.Absent)) {
                folder.delete(FileReader.name(place));
            }
            force(folder, place);
        } catch (NoSuchFileException _) {
            if (!(expected instanceof FileState.Absent)) {
                throw new ExpectedStateException(place.path(), FileState.ABSENT);
            }
        }
        return new Written(FileState.ABSENT, List.of(), List.of());
    }

    /// Removes folders that a write had made, innermost first, as far as they are empty.
    ///
    /// @return those that were removed
    public List<String> removeFolders(List<String> created) throws IOException {
        List<String> removed = new ArrayList<>();
        for (String path : created.reversed()) {
            if (workspace.exact(path) instanceof Place.Found place && !place.path().isEmpty() && isFolder(place)) {
                try {
                    Files.delete(place.absolute());
                    removed.add(path);
                } catch (FileSystemException _) {
                    break; // Somebody else keeps files there.
                }
            }
        }
        return removed;
    }

    private static boolean isFolder(Place.Found place) throws IOException {
        Stat stat = Stat.of(place.absolute());
        return stat != null && stat.isFolder();
    }

    /// What a name is to stand for.
    private sealed interface Wanted {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Content(byte[] bytes, int mode) implements Wanted {}

    private record Target(String link) implements Wanted {}

    private Written replace(Place.Found place, FileState expected, Wanted wanted) throws IOException {
        refuse(place);
        List<String> folders = new ArrayList<>();
        try {
            makeFolders(place, folders);
            try (FolderHandle folder = handle(place)) {
                return replace(folder, place, expected, wanted, folders);
            }
        } catch (IOException | RuntimeException e) {
            removeFolders(folders);
            throw e;
        }
    }

    private Written replace(FolderHandle folder, Place.Found place, FileState expected, Wanted wanted, List<String> folders)
            throws IOException {
        Stat old = Stat.of(place.absolute());
        Path temporary = Path.of(PREFIX + Long.toHexString(ThreadLocalRandom.current().nextLong()) + SUFFIX);
        boolean done = false;
        try {
            witness.before(WriteStep.CREATE_TEMPORARY, place.absolute());
            switch (wanted) {
                case Content content -> fill(folder, temporary, place, content, old);
                case Target target -> symbolic(folder, temporary, target);
            }
            check(place, expected);
            witness.before(WriteStep.REPLACE, place.absolute());
            takeName(folder, temporary, place, expected);
            done = true;
        } finally {
            if (!done) {
                discard(folder, temporary);
            }
        }
        force(folder, place);
        return new Written(state(place, wanted), folders, notices(place, old));
    }

    private void refuse(Place.Found place) throws IOException {
        var refusal = workspace.writeRefusal(place);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        if (place.link() != null) {
            throw new IOException(place.link() + " is a symbolic link to " + place.path() + ". Links are not written through: name "
                    + place.path() + " itself.");
        }
        if (place.absolute().equals(workspace.root()) || place.absolute().getFileName() == null) {
            throw new IOException("The workspace itself is a folder, and no file can take its place.");
        }
    }

    /// Root may write any file, and so could replace what its owner has protected.
    private static void refuseReadOnly(Place.Found place, int mode) throws IOException {
        Stat stat = Stat.of(place.absolute());
        if (stat == null || !stat.isFile() || mode >= 0) {
            return;
        }
        if ((stat.mode() >= 0 && (stat.mode() & WRITABLE) == 0) || !Files.isWritable(place.absolute())) {
            throw new AccessDeniedException(place.path(), null, "it is read-only. To allow it: chmod u+w");
        }
    }

    private FolderHandle handle(Place.Found place) throws IOException {
        return FolderHandle.open(FileReader.anchor(workspace, place), parent(place));
    }

    private static Path parent(Place.Found place) {
        return Objects.requireNonNull(place.absolute().getParent(), "a file has a folder");
    }

    private void makeFolders(Place.Found place, List<String> made) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = parent(place); at != null && Stat.of(at) == null; at = at.getParent()) {
            missing.add(at);
        }
        if (missing.isEmpty()) {
            return;
        }
        witness.before(WriteStep.MAKE_FOLDERS, place.absolute());
        for (Path folder : missing.reversed()) {
            Path above = Objects.requireNonNull(folder.getParent(), "the root of the disk is always there");
            if (!above.toRealPath().equals(above)) {
                throw new IOException(above + " was replaced by a link meanwhile");
            }
            try {
                Files.createDirectory(folder);
                made.add(workspace.pathOf(folder));
                PrivateFiles.forceFolder(above);
            } catch (FileAlreadyExistsException _) {
                // Somebody else was quicker; if it is no folder, opening it says so.
            }
        }
    }

    private void fill(FolderHandle folder, Path temporary, Place.Found place, Content content, @Nullable Stat old) throws IOException {
        // A new file with no wish gets what the user's mask leaves; all others are private until they have their bits.
        boolean usual = content.mode() < 0 && (old == null || !old.isFile());
        try (FileChannel channel = folder.open(temporary, FRESH, usual ? new FileAttribute<?>[0] : PRIVATE)) {
            witness.before(WriteStep.FILL_TEMPORARY, place.absolute());
            PrivateFiles.writeAll(channel, content.bytes());
            witness.before(WriteStep.SET_MODE, place.absolute());
            PosixFileAttributeView view = usual ? null : folder.attributes(temporary);
            if (view != null) {
                if (old != null && old.isFile()) {
                    Ownership.keep(place.absolute(), view);
                }
                int mode = content.mode() >= 0 ? content.mode() : Objects.requireNonNull(old).mode();
                view.setPermissions(Modes.permissions(mode));
            }
            witness.before(WriteStep.FORCE_TEMPORARY, place.absolute());
            channel.force(true);
        }
    }

    private static void symbolic(FolderHandle folder, Path temporary, Target target) throws IOException {
        folder.verify();
        Files.createSymbolicLink(folder.folder().resolve(temporary), Path.of(target.link()));
    }

    private void check(Place.Found place, FileState expected) throws IOException {
        witness.before(WriteStep.CHECK, place.absolute());
        FileState found = reader.state(place);
        if (!found.equals(expected)) {
            throw new ExpectedStateException(place.path(), found);
        }
    }

    /// Where nothing is to be there, a second name is given first, which fails when something is: a rename would replace it.
    private void takeName(FolderHandle folder, Path temporary, Place.Found place, FileState expected) throws IOException {
        if (expected instanceof FileState.Absent) {
            folder.verify();
            try {
                Files.createLink(place.absolute(), folder.folder().resolve(temporary));
                folder.delete(temporary);
                return;
            } catch (FileAlreadyExistsException _) {
                throw new ExpectedStateException(place.path(), reader.state(place));
            } catch (FileSystemException | UnsupportedOperationException _) {
                // No hard links on this file system (FAT, some network disks): a rename has to do.
            }
        }
        folder.rename(temporary, FileReader.name(place));
    }

    private static void discard(FolderHandle folder, Path temporary) throws IOException {
        try {
            folder.delete(temporary);
        } catch (NoSuchFileException _) {
            // It was never made.
        }
    }

    private void force(FolderHandle folder, Place.Found place) throws IOException {
        witness.before(WriteStep.FORCE_FOLDER, place.absolute());
        PrivateFiles.forceFolder(folder.folder());
    }

    private FileState state(Place.Found place, Wanted wanted) throws IOException {
        return switch (wanted) {
            case Content content -> {
                Stat stat = Stat.of(place.absolute());
                yield new FileState.Regular(FileReader.hash(content.bytes()), content.bytes().length, stat == null ? -1 : stat.mode());
            }
            case Target target -> new FileState.Link(target.link());
        };
    }

    private static List<String> notices(Place.Found place, @Nullable Stat old) {
        return old != null && old.isFile() && old.links() > 1
                ? List.of(place.path() + " had " + (old.links() - 1)
                        + " more hard links. It is a file of its own now; the other names keep the old content.")
                : List.of();
    }
}
