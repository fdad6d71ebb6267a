package dev.branchline.changes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// How a content lies on the disk: one byte for the form (0 as it is, 1 deflated), four for its length, then the data.
final class Blob {
    private static final byte RAW = 0;
    private static final byte DEFLATED = 1;
    private static final int HEAD = 5;

    /// Below this, compressing saves no block of the disk.
    private static final int SMALL = 128;

    private Blob() {}

    static byte[] pack(byte[] content) {
        byte[] small = content.length < SMALL ? content : deflated(content);
        boolean raw = small.length >= content.length;
        byte[] data = raw ? content : small;
        return ByteBuffer.allocate(HEAD + data.length)
                .put(raw ? RAW : DEFLATED)
                .putInt(content.length)
                .put(data)
                .array();
    }

    /// @throws BlobDamagedException when it is not what was packed
    static byte[] unpack(String hash, byte[] stored) throws BlobDamagedException {
        byte[] content = stored.length < HEAD ? new byte[0] : data(hash, stored);
        if (stored.length < HEAD || !Content.sha256(content).equals(hash)) {
            throw damaged(hash);
        }
        return content;
    }

    private static byte[] data(String hash, byte[] stored) throws BlobDamagedException {
        int length = ByteBuffer.wrap(stored).getInt(1);
        if (stored[0] == RAW && length == stored.length - HEAD) {
            return Arrays.copyOfRange(stored, HEAD, stored.length);
        }
        // Deflate cannot shrink by more than about 1:1032, so that a damaged length asks for no absurd amount of memory.
        if (stored[0] != DEFLATED || length < 0 || length > (stored.length + 16L) * 1040) {
            throw damaged(hash);
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored, HEAD, stored.length - HEAD);
            byte[] content = new byte[length];
            int at = 0;
            while (at < length) {
                int read = inflater.inflate(content, at, length - at);
                if (read == 0) {
                    throw damaged(hash);
                }
                at += read;
            }
            return content;
        } catch (DataFormatException _) {
            throw damaged(hash);
        } finally {
            inflater.end();
        }
    }

    private static BlobDamagedException damaged(String hash) {
        return new BlobDamagedException(hash, "is damaged");
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
            byte[] buffer = new byte[Math.min(content.length + 64, 1 << 16)];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
                if (out.size() >= content.length) {
                    return content;
                }
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
