package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/// A file that is replaced by a new one stays with its owner and group.
final class Ownership {
    private Ownership() {}

    /// @throws IOException when the file would become someone else's
    static void keep(Path old, PosixFileAttributeView fresh) throws IOException {
        PosixFileAttributes had = Files.readAttributes(old, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes has = fresh.readAttributes();
        if (!had.group().equals(has.group())) {
            try {
                fresh.setGroup(had.group());
            } catch (FileSystemException _) {
                // A group that the user is not in: the file gets the user's own, as with any new file.
            }
        }
        if (!had.owner().equals(has.owner())) {
            try {
                fresh.setOwner(had.owner());
            } catch (FileSystemException e) {
                throw new IOException(old + " belongs to " + had.owner().getName()
                        + ", and writing it would make it yours. Change its owner first, or copy it.", e);
            }
        }
    }
}
