package dev.branchline.disk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import tools.jackson.core.JsonGenerator;

/// The checksum at the end of every line: the last 18 bytes before the line feed are `,"crc":"` + eight lower-case hex
/// digits + `"}`, and the digits are the CRC-32C of all bytes of the line before those 18.
public final class Seal {
    public static final int LENGTH = 18;
    private static final byte[] OPEN = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "\"}".getBytes(StandardCharsets.US_ASCII);

    private Seal() {}

    /// One sealed line of JSON, with its line feed.
    ///
    /// @param fields writes at least one field of the object
    public static byte[] line(Consumer<JsonGenerator> fields) {
        Bytes out = new Bytes();
        try (JsonGenerator json = LineJson.writer(out)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return out.sealed();
    }

    /// Whether the bytes are a line, without its line feed, that is as it was written.
    public static boolean holds(byte[] bytes, int offset, int length) {
        int body = length - LENGTH;
        return body > 0 && isSeal(bytes, offset + body) && crc(bytes, offset, body) == written(bytes, offset + body);
    }

    /// Whether something that looks like a seal is at `offset`; there must be 18 bytes.
    public static boolean isSeal(byte[] bytes, int offset) {
        for (int i = 0; i < OPEN.length; i++) {
            if (bytes[offset + i] != OPEN[i]) {
                return false;
            }
        }
        for (int i = 0; i < 8; i++) {
            byte b = bytes[offset + OPEN.length + i];
            if ((b < '0' || b > '9') && (b < 'a' || b > 'f')) {
                return false;
            }
        }
        return bytes[offset + 16] == CLOSE[0] && bytes[offset + 17] == CLOSE[1];
    }

    private static int written(byte[] bytes, int seal) {
        int value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 4) | HexFormat.fromHexDigit(bytes[seal + OPEN.length + i]);
        }
        return value;
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(512);
        }

        byte[] sealed() {
            int body = count - 1;
            int crc = crc(buf, 0, body);
            count = body;
            writeBytes(OPEN);
            writeBytes(HexFormat.of().toHexDigits(crc).getBytes(StandardCharsets.US_ASCII));
            writeBytes(CLOSE);
            write('\n');
            return toByteArray();
        }
    }
}
