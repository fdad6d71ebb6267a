package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Reads header lines.
final class HeaderReader {
    private static final byte[] BEGINNING = "{\"branchline\":".getBytes(StandardCharsets.US_ASCII);

    /// @param version the format's version
    /// @param header null when a later version has made it unreadable
    record Header(long version, @Nullable SessionHeader header) {
        boolean isNewer() {
            return version > EntryWriter.FORMAT;
        }
    }

    private HeaderReader() {}

    static boolean looksLikeOne(byte[] bytes, int offset, int length) {
        return length > BEGINNING.length
                && Arrays.equals(bytes, offset, offset + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /// @throws LineDamagedException when it is not a header
    static Header read(byte[] bytes, int offset, int length) {
        long version = 0;
        String id = null;
        String name = null;
        String workspace = null;
        Instant at = null;
        try (JsonParser in = LineJson.object(bytes, offset, length)) {
            for (String field = LineJson.nextField(in); field != null; field = LineJson.nextField(in)) {
                switch (field) {
                    case "branchline" -> version = LineJson.number(in);
                    case "id" -> id = LineJson.string(in);
                    case "name" -> name = LineJson.stringOrNull(in);
                    case "workspace" -> workspace = LineJson.string(in);
                    case "at" -> at = Times.parse(LineJson.string(in));
                    default -> in.skipChildren();
                }
            }
            if (id != null && workspace != null && at != null) {
                return new Header(version, new SessionHeader(new SessionId(id), name, workspace, at));
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException | LineDamagedException e) {
            if (version <= EntryWriter.FORMAT) {
                throw new LineDamagedException(String.valueOf(e.getMessage()));
            }
        }
        if (version <= EntryWriter.FORMAT) {
            throw new LineDamagedException("the header lacks a field");
        }
        return new Header(version, null);
    }
}
