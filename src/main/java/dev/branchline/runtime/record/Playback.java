package dev.branchline.runtime.record;

import dev.branchline.event.Arrived;
import dev.branchline.model.Settings;
import dev.branchline.runtime.UiLoop;
import dev.branchline.state.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A recording that was read.
///
/// @param readOnly whether tools could only look
/// @param events in order
/// @param damaged lines that could not be read: a recording often ends in the middle of one
public record Playback(
        Surroundings surroundings, Settings settings, int columns, int rows, String model, Arrived.SessionOpened session,
        boolean readOnly, List<UiLoop.Stamped> events, int damaged) {

    /// @throws IOException when the file is no recording; the message says so
    public static Playback read(Path file) throws IOException {
        JsonMapper json = EventCodec.mapper();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            RecordingHeader header = header(json, file, in.readLine());
            List<UiLoop.Stamped> events = new ArrayList<>();
            int damaged = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                try {
                    events.add(json.readValue(line, UiLoop.Stamped.class));
                } catch (JacksonException _) {
                    damaged++;
                }
            }
            return new Playback(
                    header.surroundings(), header.settings(), header.columns(), header.rows(), header.model(), header.session(),
                    Boolean.TRUE.equals(header.readOnly()), List.copyOf(events), damaged);
        }
    }

    private static RecordingHeader header(JsonMapper json, Path file, @org.jspecify.annotations.Nullable String line) throws IOException {
        try {
            RecordingHeader header = json.readValue(line == null ? "" : line, RecordingHeader.class);
            if (header.format() != 1) {
                throw new IOException(file + " was recorded by another version (format " + header.format() + ").");
            }
            return header;
        } catch (JacksonException e) {
            throw new IOException(file + " is not a recording of Branchline.", e);
        }
    }
}
