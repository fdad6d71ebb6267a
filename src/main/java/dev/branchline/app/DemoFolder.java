package dev.branchline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The temporary folder of a demo. Its name tells the process that it belongs to, so that the next demo can sweep away what one that
/// was killed has left.
record DemoFolder(Path path) {
    private static final int TRIES = 50;
    private static final long BETWEEN_NANOS = 10_000_000;
    private static final String PREFIX = "branchline-demo-";

    /// Not `createTempDirectory`: its random numbers would be half of a start's time. That no one else can have made the folder is
    /// what counts, and creating it says so.
    static DemoFolder create(Path parent) throws IOException {
        FileAttribute<?>[] mine = parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
        String start = PREFIX + ProcessHandle.current().pid() + "-";
        for (long number = System.nanoTime(); ; number++) {
            Path folder = parent.resolve(start + Long.toString(number, 36));
            if (Files.notExists(folder)) {
                return new DemoFolder(Files.createDirectory(folder, mine));
            }
        }
    }

    /// Deletes the folders beside this one whose process is gone; others' and those of live demos stay.
    ///
    /// @return how many there were
    int sweep() throws IOException {
        UserPrincipal owner = Files.getOwner(path);
        int swept = 0;
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent(), PREFIX + "*")) {
            for (Path other : others) {
                if (isLeft(other) && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    new DemoFolder(other).delete();
                    swept++;
                }
            }
        }
        return swept;
    }

    private Path parent() throws IOException {
        return path.toRealPath().resolve("..").normalize();
    }

    private static boolean isLeft(Path folder) {
        String[] words = String.valueOf(folder.getFileName()).substring(PREFIX.length()).split("-", 2);
        return words.length == 2 && words[0].matches("[0-9]{1,10}") && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && ProcessHandle.of(Long.parseLong(words[0])).isEmpty();
    }

    /// Deletes the folder and all in it; links are not followed. What is still being written there, by threads that end with the program, may
    /// come between: it is tried again for half a second.
    void delete() {
        for (int left = TRIES; !isDeleted(left == 0); left--) {
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private boolean isDeleted(boolean last) {
        try (Stream<Path> files = Files.exists(path) ? Files.walk(path) : Stream.of()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (last) {
                throw new UncheckedIOException(
                        "The demo's folder " + path + " could not be deleted", e instanceof UncheckedIOException u ? u.getCause() : (IOException) e);
            }
            return false;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }
}
