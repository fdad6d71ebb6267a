package dev.branchline.changes;

import dev.branchline.disk.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Many contents in one file, written with one wait for the disk. `NAME.pack` holds the blobs one after the other, `NAME.index` says where:
/// for each 32 bytes of hash, 8 of offset, 4 of length, and at the end the CRC-32C of all that. The index gets its name last,
/// so that a pack whose writing was interrupted is not seen.
final class BlobPacks {
    private static final int ROW = 32 + 8 + 4;
    private static final int FLUSH = 1 << 20;
    private static final String INDEX = ".index";
    private static final String PACK = ".pack";

    private record Spot(Path pack, long offset, int length) {}

    private final Path folder;
    private final Map<String, Spot> spots = new HashMap<>();
    private final Set<Path> read = new HashSet<>();
    private long looked = Long.MIN_VALUE;

    BlobPacks(Path folder) throws IOException {
        this.folder = folder;
        look();
    }

    synchronized boolean has(String hash) throws IOException {
        look();
        return spots.containsKey(hash);
    }

    /// @return the packed blob, or null when none has it
    byte @Nullable [] read(String hash) throws IOException {
        Spot spot;
        synchronized (this) {
            look();
            spot = spots.get(hash);
        }
        if (spot == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(spot.length);
        try (FileChannel channel = FileChannel.open(spot.pack, StandardOpenOption.READ)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, spot.offset + buffer.position()) < 0) {
                    throw new BlobDamagedException(hash, "is cut off");
                }
            }
        }
        return buffer.array();
    }

    synchronized void add(Map<String, byte[]> contents) throws IOException {
        PrivateFiles.folder(folder);
        String name = BlobStore.temporaryName().replace(".tmp", "");
        Path pack = folder.resolve(name + PACK);
        Map<String, Spot> fresh = new HashMap<>();
        ByteBuffer index = ByteBuffer.allocate(contents.size() * ROW + 4);
        try (FileChannel channel = create(pack)) {
            ByteArrayOutputStream pending = new ByteArrayOutputStream(FLUSH * 2);
            long offset = 0;
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                byte[] blob = Blob.pack(content.getValue());
                pending.writeBytes(blob);
                fresh.put(content.getKey(), new Spot(pack, offset, blob.length));
                index.put(HexFormat.of().parseHex(content.getKey())).putLong(offset).putInt(blob.length);
                offset += blob.length;
                if (pending.size() >= FLUSH) {
                    PrivateFiles.writeAll(channel, pending.toByteArray());
                    pending.reset();
                }
            }
            PrivateFiles.writeAll(channel, pending.toByteArray());
            channel.force(true);
        }
        index.putInt(crc(index.array(), index.position()));
        Path unnamed = folder.resolve(name + ".tmp");
        try (FileChannel channel = create(unnamed)) {
            PrivateFiles.writeAll(channel, index.array());
            channel.force(true);
        }
        Path named = folder.resolve(name + INDEX);
        Files.move(unnamed, named, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceFolder(folder);
        read.add(named);
        spots.putAll(fresh);
    }

    private static FileChannel create(Path file) throws IOException {
        return PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /// Takes in what other processes have added, when the folder says that there is something.
    private void look() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        long modified = Files.getLastModifiedTime(folder).toMillis();
        // The clock of the file system is coarse: a folder changed just now may change again unseen.
        if (modified == looked && System.currentTimeMillis() - modified > 2000) {
            return;
        }
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(folder, "*" + INDEX)) {
            for (Path index : indexes) {
                if (read.add(index)) {
                    take(index);
                }
            }
        }
        looked = modified;
    }

    private void take(Path index) throws IOException {
        byte[] bytes = Files.readAllBytes(index);
        int end = bytes.length - 4;
        if (end < 0 || end % ROW != 0 || ByteBuffer.wrap(bytes).getInt(end) != crc(bytes, end)) {
            // A damaged index: its contents are missing, which reading one of them says.
            return;
        }
        Path pack = folder.resolve(String.valueOf(index.getFileName()).replace(INDEX, PACK));
        ByteBuffer rows = ByteBuffer.wrap(bytes, 0, end);
        byte[] hash = new byte[32];
        while (rows.hasRemaining()) {
            rows.get(hash);
            spots.putIfAbsent(HexFormat.of().formatHex(hash), new Spot(pack, rows.getLong(), rows.getInt()));
        }
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
