package dev.branchline.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open folder that was reached without following a link, and whose files are opened relative to it: whoever swaps a folder for a
/// link meanwhile leads us nowhere.
///
/// Where the system offers no such way (or a folder on the way cannot be listed), names are used, and the folder's real path is compared
/// after each opening.
final class FolderHandle implements Closeable {
    private final Path folder;
    private final @Nullable SecureDirectoryStream<Path> secure;

    private FolderHandle(Path folder, @Nullable SecureDirectoryStream<Path> secure) {
        this.folder = folder;
        this.secure = secure;
    }

    /// @param anchor where the way begins; trusted
    /// @param folder canonical, the anchor or below it
    /// @throws IOException when it is not there, or a part of the way is a link
    @SuppressWarnings("StreamResourceLeak") // The stream becomes the handle's.
    static FolderHandle open(Path anchor, Path folder) throws IOException {
        DirectoryStream<Path> stream;
        try {
            stream = Files.newDirectoryStream(anchor);
        } catch (AccessDeniedException _) {
            return byName(folder);
        }
        if (!(stream instanceof SecureDirectoryStream<Path> at)) {
            stream.close();
            return byName(folder);
        }
        try {
            for (Path part : anchor.relativize(folder)) {
                if (!part.toString().isEmpty()) {
                    SecureDirectoryStream<Path> next = at.newDirectoryStream(part, LinkOption.NOFOLLOW_LINKS);
                    at.close();
                    at = next;
                }
            }
            return new FolderHandle(folder, at);
        } catch (AccessDeniedException _) {
            at.close();
            return byName(folder);
        } catch (IOException e) {
            at.close();
            throw e;
        }
    }

    private static FolderHandle byName(Path folder) throws IOException {
        FolderHandle handle = new FolderHandle(folder, null);
        handle.verify();
        return handle;
    }

    Path folder() {
        return folder;
    }

    FileChannel open(Path name, Set<OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (secure != null) {
            SeekableByteChannel channel = secure.newByteChannel(name, options, attributes);
            if (channel instanceof FileChannel file) {
                return file;
            }
            channel.close();
            throw new IOException("files of this file system cannot be forced to disk");
        }
        FileChannel channel = FileChannel.open(folder.resolve(name), options, attributes);
        try {
            verify();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FileChannel openForReading(Path name) throws IOException {
        return open(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /// Replaces what is at the target.
    void rename(Path from, Path to) throws IOException {
        if (secure != null) {
            secure.move(from, secure, to);
        } else {
            verify();
            Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete(Path name) throws IOException {
        if (secure != null) {
            secure.deleteFile(name);
        } else {
            verify();
            Files.delete(folder.resolve(name));
        }
    }

    /// @return null where the file system has no modes
    @Nullable PosixFileAttributeView attributes(Path name) {
        return secure != null
                ? secure.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                : Files.getFileAttributeView(folder.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    /// What can only be asked and done by name is preceded and followed by this.
    ///
    /// @throws IOException when the name does not lead to this folder any more
    void verify() throws IOException {
        if (!folder.toRealPath().equals(folder)) {
            throw new IOException(folder + " was replaced by a link meanwhile");
        }
    }

    @Override
    public void close() throws IOException {
        if (secure != null) {
            secure.close();
        }
    }
}
