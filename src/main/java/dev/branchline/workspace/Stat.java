package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the file system says of a file, asked in one call; links are not followed.
///
/// Equal stats at two times mean that the file was not touched, provided that its change time lies far enough before the first of them:
/// see [#settledAt]. The change time cannot be set by programs, so that an edit which puts the modification time back is seen too.
///
/// @param size bytes
/// @param modified nanoseconds since 1970
/// @param changed when content or attributes changed last, nanoseconds since 1970; as `modified` where the system does not tell
/// @param inode with `device` the identity of the file; 0 where the system does not tell
/// @param mode permission bits as in `0644`; -1 where the file system has none
/// @param links how many names the file has
public record Stat(Kind kind, long size, long modified, long changed, long device, long inode, int mode, int links) {
    /// What stands in a folder under a name.
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /// Device, named pipe, socket.
        SPECIAL
    }

    private static final int TYPE = 0170000;
    private static final int PERMISSIONS = 0777;
    private static final String UNIX = "unix:mode,size,ino,dev,nlink,lastModifiedTime,ctime";

    /// Clocks of file systems tick coarsely: within this span a second edit may leave all times as they were. FAT counts by two seconds.
    private static final long TICK = TimeUnit.SECONDS.toNanos(2);

    /// @return null when nothing is there
    /// @throws IOException when it cannot be known
    public static @Nullable Stat of(Path path) throws IOException {
        return asked(path, unix(path));
    }

    /// Kind, size and modification time; the rest is as where the system does not tell. Costs half as much.
    static @Nullable Stat plain(Path path) throws IOException {
        return asked(path, false);
    }

    private static @Nullable Stat asked(Path path, boolean all) throws IOException {
        try {
            return all
                    ? ofUnix(Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS))
                    : ofBasic(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException | NotDirectoryException _) {
            return null;
        } catch (FileSystemException e) {
            // The JDK has no class of its own for ENOTDIR here.
            if (e.getReason() != null && e.getReason().contains("Not a directory")) {
                return null;
            }
            throw e;
        }
    }

    private static boolean unix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static Stat ofUnix(Map<String, Object> attributes) {
        int mode = (int) number(attributes, "mode");
        return new Stat(
                switch (mode & TYPE) {
                    case 0100000 -> Kind.FILE;
                    case 0040000 -> Kind.FOLDER;
                    case 0120000 -> Kind.LINK;
                    default -> Kind.SPECIAL;
                },
                number(attributes, "size"),
                nanos(attributes.get("lastModifiedTime")),
                nanos(attributes.get("ctime")),
                number(attributes, "dev"),
                number(attributes, "ino"),
                mode & PERMISSIONS,
                (int) number(attributes, "nlink"));
    }

    private static Stat ofBasic(BasicFileAttributes attributes) {
        Kind kind = attributes.isRegularFile()
                ? Kind.FILE
                : attributes.isDirectory() ? Kind.FOLDER : attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
        long modified = nanos(attributes.lastModifiedTime());
        return new Stat(kind, attributes.size(), modified, modified, 0, 0, -1, 1);
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number n ? n.longValue() : 0;
    }

    private static long nanos(@Nullable Object time) {
        return time instanceof FileTime t ? t.to(TimeUnit.NANOSECONDS) : 0;
    }

    /// Whether an equal stat at a later time proves an untouched file: its last change lies long enough before it was read.
    ///
    /// @param readAt when this was read, nanoseconds since 1970
    public boolean settledAt(long readAt) {
        return Math.max(modified, changed) < readAt - TICK;
    }

    public boolean sameFile(Stat other) {
        return inode != 0 && inode == other.inode && device == other.device;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}
