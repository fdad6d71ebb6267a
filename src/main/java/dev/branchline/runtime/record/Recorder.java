package dev.branchline.runtime.record;

import dev.branchline.event.Arrived;
import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.log.Redaction;
import dev.branchline.model.RequestId;
import dev.branchline.runtime.UiLoop;
import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Writes every event with its time, one line each. Never a key: not one that was accepted, nor one that is being typed.
/// UI thread; each line is flushed, because the recordings that matter end in a crash.
public final class Recorder implements AutoCloseable {
    private final JsonMapper json = EventCodec.mapper();
    private final BufferedWriter out;

    /// @throws IOException when the file cannot be written
    public Recorder(Path file, AppState start) throws IOException {
        out = create(file);
        Arrived.SessionOpened session = new Arrived.SessionOpened(
                new RequestId(0), start.conversation().header(), start.conversation().tree(), start.conversation().readOnly(),
                start.composer().expandedText(), List.of());
        write(new RecordingHeader(
                1, start.surroundings(), start.settings(), start.panes().columns(), start.panes().rows(), start.models().current(), session,
                start.tools().readOnly()));
    }

    /// Prompts and answers are private, and another recording is not to be written over.
    private static BufferedWriter create(Path file) throws IOException {
        Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rw-------");
        try {
            return Files.newBufferedWriter(Files.createFile(file, PosixFilePermissions.asFileAttribute(ours)));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already. Give another name for the recording.", e);
        }
    }

    /// @param state as it was before the event
    public void record(UiLoop.Stamped event, AppState state) {
        write(new UiLoop.Stamped(event.at(), withoutKey(event.event(), state)));
    }

    private static Event withoutKey(Event event, AppState state) {
        boolean typingKey = state.topOverlay().orElse(null) instanceof Overlay.KeyEntry;
        return switch (event) {
            case Input.Pressed p when typingKey && p.key().code() == Key.Code.CHARACTER && !p.key().ctrl() ->
                new Input.Typed("•");
            case Input.Typed t -> new Input.Typed(typingKey ? "•".repeat(t.text().length()) : t.text());
            case Input.Pasted p -> new Input.Pasted(typingKey ? "•".repeat(p.text().length()) : Redaction.likely(p.text()));
            default -> event;
        };
    }

    private void write(Object value) {
        try {
            out.write(json.writeValueAsString(value));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The recording could not be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
