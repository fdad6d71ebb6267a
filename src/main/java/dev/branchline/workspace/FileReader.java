package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads files as they are: never through a link, never half old and half new.
public final class FileReader {
    /// Larger files are not kept, so a change of them cannot be taken back.
    public static final long MAX_KEPT = 64L << 20;

    static final String TOO_LARGE = "larger than 64 MiB";

    private static final int TRIES = 5;

    private final Workspace workspace;

    public FileReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What is at a place, with its bytes when it is a file that can be kept. The last name is not followed when it is a link.
    ///
    /// @throws IOException when it cannot be read, or changes each time that it is read
    public FileContent read(Place.Found place) throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            FileContent content = once(place);
            if (content != null) {
                return content;
            }
        }
        throw new IOException(place.path() + " is being written by another program. Try again later.");
    }

    /// As [#read] where only the state matters.
    public FileState state(Place.Found place) throws IOException {
        return read(place).state();
    }

    /// @return null when it changed while it was read
    private @Nullable FileContent once(Place.Found place) throws IOException {
        Path path = place.absolute();
        Stat before = Stat.of(path);
        if (before == null) {
            return FileContent.absent();
        }
        try {
            return switch (before.kind()) {
                case FILE -> before.size() > MAX_KEPT
                        ? new FileContent(new FileState.Unkept(TOO_LARGE), FileContent.NONE, before)
                        : regular(place, before);
                case LINK -> {
                    FileState link = new FileState.Link(Files.readSymbolicLink(path).toString());
                    yield before.equals(Stat.of(path)) ? new FileContent(link, FileContent.NONE, before) : null;
                }
                case FOLDER -> new FileContent(new FileState.Unkept("a folder"), FileContent.NONE, before);
                case SPECIAL -> new FileContent(new FileState.Unkept("a device, named pipe or socket"), FileContent.NONE, before);
            };
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private @Nullable FileContent regular(Place.Found place, Stat before) throws IOException {
        byte[] bytes;
        try (FolderHandle folder = handle(place);
                FileChannel channel = folder.openForReading(name(place))) {
            bytes = all(channel, before.size());
        }
        if (bytes.length != before.size() || !before.equals(Stat.of(place.absolute()))) {
            return null;
        }
        return new FileContent(new FileState.Regular(hash(bytes), bytes.length, before.mode()), bytes, before);
    }

    /// Opens a file of any size for reading a part of it.
    ///
    /// @throws IOException when it is no file or cannot be read
    public FileChannel open(Place.Found place) throws IOException {
        Stat stat = Stat.of(place.absolute());
        if (stat == null) {
            throw new NoSuchFileException(place.path());
        }
        if (!stat.isFile()) {
            // A named pipe would block for ever.
            throw new IOException(place.path() + " is no file");
        }
        try (FolderHandle folder = handle(place)) {
            return folder.openForReading(name(place));
        }
    }

    private FolderHandle handle(Place.Found place) throws IOException {
        Path parent = Objects.requireNonNull(place.absolute().getParent(), "a file has a folder");
        return FolderHandle.open(anchor(workspace, place), parent);
    }

    static Path anchor(Workspace workspace, Place.Found place) {
        return switch (place) {
            case Place.Inside _ -> workspace.root();
            case Place.Outside outside -> outside.absolute().getRoot();
        };
    }

    static Path name(Place.Found place) {
        return Objects.requireNonNull(place.absolute().getFileName(), "a file has a name");
    }

    private static byte[] all(FileChannel channel, long size) throws IOException {
        byte[] bytes = new byte[(int) size];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return Arrays.copyOf(bytes, buffer.position());
            }
        }
        return bytes;
    }

    /// SHA-256, 64 lower-case hex digits.
    public static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
