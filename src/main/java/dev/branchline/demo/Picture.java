package dev.branchline.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A small picture made on the spot: a branching tree on a dark ground, as a PNG of 64 by 64 pixels with a palette.
final class Picture {
    private static final int SIZE = 64;
    private static final byte[] PALETTE = {0x14, 0x18, 0x22, 0x7a, (byte) 0xd0, (byte) 0x8f, (byte) 0xf0, (byte) 0xb4, 0x4c};

    private Picture() {}

    static String url() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    }

    static byte[] png() {
        byte[][] rows = new byte[SIZE][SIZE];
        branch(rows, SIZE / 2.0, SIZE - 4, -Math.PI / 2, 17);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(SIZE).putInt(SIZE).put((byte) 8).put((byte) 3).array());
        chunk(out, "PLTE", PALETTE);
        chunk(out, "IDAT", deflated(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void branch(byte[][] rows, double x, double y, double angle, double length) {
        if (length < 3) {
            dot(rows, x, y, 2);
            return;
        }
        for (double at = 0; at < length; at += 0.5) {
            dot(rows, x + Math.cos(angle) * at, y + Math.sin(angle) * at, 1);
        }
        double endX = x + Math.cos(angle) * length;
        double endY = y + Math.sin(angle) * length;
        branch(rows, endX, endY, angle - 0.5, length * 0.72);
        branch(rows, endX, endY, angle + 0.6, length * 0.66);
    }

    private static void dot(byte[][] rows, double x, double y, int colour) {
        int column = (int) x;
        int row = (int) y;
        if (row >= 0 && row < SIZE && column >= 0 && column < SIZE) {
            rows[row][column] = (byte) colour;
        }
    }

    private static byte[] deflated(byte[][] rows) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            raw.write(0);
            raw.writeBytes(row);
        }
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(raw.toByteArray());
            deflater.finish();
            byte[] packed = new byte[raw.size() + 64];
            int length = deflater.deflate(packed);
            return Arrays.copyOf(packed, length);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
