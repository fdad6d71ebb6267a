package dev.branchline.workspace;

import dev.branchline.model.change.FileState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/// A snapshot as bytes, so that the next start of the program need not read all files again. It can be lost at no more cost than that:
/// what is damaged or of another version is read as an empty one.
public final class SnapshotFile {
    private static final int VERSION = 0x424c5301;

    private SnapshotFile() {}

    /// Entries whose content is not known are left out: they will be new.
    public static byte[] write(Snapshot snapshot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(VERSION);
            out.writeLong(snapshot.takenAt());
            out.writeInt((int) snapshot.entries().values().stream().filter(e -> e.state() != null).count());
            for (Map.Entry<String, Snapshot.Entry> entry : snapshot.entries().entrySet()) {
                FileState state = entry.getValue().state();
                if (state != null) {
                    text(out, entry.getKey());
                    stat(out, entry.getValue().stat());
                    state(out, state);
                }
            }
            out.writeInt(snapshot.ignored().size());
            for (String path : snapshot.ignored()) {
                text(out, path);
            }
            String cut = snapshot.cutAfter();
            text(out, cut == null ? "" : cut);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory is no disk", e);
        }
        return bytes.toByteArray();
    }

    public static Snapshot read(byte[] bytes) {
        int body = bytes.length - Integer.BYTES;
        if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
            return Snapshot.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body))) {
            if (in.readInt() != VERSION) {
                return Snapshot.empty();
            }
            long takenAt = in.readLong();
            int count = in.readInt();
            Map<String, Snapshot.Entry> entries = LinkedHashMap.newLinkedHashMap(count);
            for (int i = 0; i < count; i++) {
                entries.put(text(in), new Snapshot.Entry(stat(in), state(in)));
            }
            NavigableSet<String> ignored = new TreeSet<>();
            for (int i = in.readInt(); i > 0; i--) {
                ignored.add(text(in));
            }
            String cut = text(in);
            return new Snapshot(takenAt, entries, ignored, cut.isEmpty() ? null : cut, List.of());
        } catch (IOException _) {
            return Snapshot.empty();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    private static void stat(DataOutputStream out, Stat stat) throws IOException {
        out.writeUTF(stat.kind().name());
        out.writeLong(stat.size());
        out.writeLong(stat.modified());
        out.writeLong(stat.changed());
        out.writeLong(stat.device());
        out.writeLong(stat.inode());
        out.writeInt(stat.mode());
        out.writeInt(stat.links());
    }

    private static Stat stat(DataInputStream in) throws IOException {
        return new Stat(
                Stat.Kind.valueOf(in.readUTF()), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readInt(), in.readInt());
    }

    private static void state(DataOutputStream out, FileState state) throws IOException {
        switch (state) {
            case FileState.Absent _ -> out.writeByte('a');
            case FileState.Regular regular -> {
                out.writeByte('r');
                out.write(HexFormat.of().parseHex(regular.hash()));
                out.writeLong(regular.size());
                out.writeInt(regular.mode());
            }
            case FileState.Link link -> {
                out.writeByte('l');
                text(out, link.target());
            }
            case FileState.Unkept unkept -> {
                out.writeByte('u');
                text(out, unkept.why());
            }
        }
    }

    private static FileState state(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'a' -> FileState.ABSENT;
            case 'r' -> new FileState.Regular(HexFormat.of().formatHex(in.readNBytes(32)), in.readLong(), in.readInt());
            case 'l' -> new FileState.Link(text(in));
            case 'u' -> new FileState.Unkept(text(in));
            default -> throw new IOException("no such state: " + kind);
        };
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
