package dev.branchline.openrouter;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Makes chunks of the data of events.
final class ChunkReader {
    /// Where they go.
    interface Target {
        void chunk(JsonNode chunk);

        /// Something that is no JSON.
        void broken();

        /// `[DONE]`.
        void end();
    }

    private final Target target;

    ChunkReader(Target target) {
        this.target = target;
    }

    /// One event's data.
    void read(byte[] bytes, int offset, int length) {
        if (isDone(bytes, offset, length)) {
            target.end();
            return;
        }
        JsonNode chunk = Json.parse(bytes, offset, length);
        if (chunk != null) {
            target.chunk(chunk);
        } else if (indexOfLf(bytes, offset, length) >= 0) {
            eachLine(bytes, offset, length);
        } else {
            target.broken();
        }
    }

    /// Lines that are no JSON together may be chunks each: an empty line between them was lost.
    private void eachLine(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int lf = indexOfLf(bytes, from, end - from);
            int to = lf < 0 ? end : lf;
            if (to > from) {
                read(bytes, from, to - from);
            }
            from = to + 1;
        }
    }

    private static int indexOfLf(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDone(byte[] bytes, int offset, int length) {
        return length >= 6 && length <= 16 && bytes[offset] == '['
                && "[DONE]".equals(new String(bytes, offset, length, StandardCharsets.ISO_8859_1).strip());
    }
}
