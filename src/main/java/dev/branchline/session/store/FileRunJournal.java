package dev.branchline.session.store;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.LineJson;
import dev.branchline.disk.Seal;
import dev.branchline.disk.WriterThread;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The journal as a file beside the session: sealed lines, each about one answer (a *part*), which are collected for a
/// moment and appended together. Removed when no answer needs it any more. [JournalReader] finds what is left over.
///
/// Not fsynced: what the operating system has been given survives the death of the process.
final class FileRunJournal implements RunJournal {
    static final int FLUSH_MILLIS = 250;

    private static final int RETRY_MILLIS = 2000;

    private final Path file;
    private final WriterThread writer;
    private final Clock clock;
    private final AppendingFile.Opener opener;

    private final Object lock = new Object();
    private final Map<RunId, Part> running = new HashMap<>();
    private final Map<Long, Part> changed = new LinkedHashMap<>();
    private final Map<EntryId, Long> unsaved = new HashMap<>();
    private final Set<EntryId> saved = new HashSet<>();
    private boolean flushIsDue;
    private boolean closed;
    private long lastPart;

    // Touched by the writer thread only.
    private @Nullable AppendingFile out;
    private boolean needsFeed = true;
    private final List<byte[]> backlog = new ArrayList<>();

    /// One answer in the making, and what of it is not in the file yet.
    private static final class Part {
        final long key;
        @Nullable Consumer<JsonGenerator> beginning;
        final StringBuilder text = new StringBuilder();
        final StringBuilder reasoning = new StringBuilder();
        @Nullable String generation;
        boolean ended;
        @Nullable EntryId entry;

        Part(long key) {
            this.key = key;
        }
    }

    FileRunJournal(Path file, WriterThread writer, Clock clock, AppendingFile.Opener opener) {
        this.file = file;
        this.writer = writer;
        this.clock = clock;
        this.opener = opener;
    }

    @Override
    public void begin(RunId run, @Nullable EntryId parent, String model) {
        String at = clock.instant().toString();
        synchronized (lock) {
            end(run, null);
            // Larger than every key that an older journal of this session may hold.
            lastPart = Math.max(lastPart + 1, clock.millis());
            Part part = new Part(lastPart);
            part.beginning = out -> {
                out.writeStringProperty("at", at);
                out.writeStringProperty("model", model);
                LineJson.optional(out, "parent", parent == null ? null : parent.value());
            };
            running.put(run, part);
            change(part);
        }
    }

    @Override
    public void text(RunId run, String delta) {
        change(run, part -> part.text.append(delta));
    }

    @Override
    public void reasoning(RunId run, String delta) {
        change(run, part -> part.reasoning.append(delta));
    }

    @Override
    public void generation(RunId run, String generationId) {
        change(run, part -> part.generation = generationId);
    }

    @Override
    public void end(RunId run, @Nullable EntryId entry) {
        synchronized (lock) {
            Part part = running.remove(run);
            if (part == null) {
                return;
            }
            part.ended = true;
            part.entry = entry;
            if (entry != null && !saved.remove(entry)) {
                unsaved.put(entry, part.key);
            }
            change(part);
        }
    }

    /// Notes that what an earlier process left behind is about to be appended as these entries. On disk before anything
    /// that is appended to the session after this call.
    void claim(Map<Long, EntryId> entries) {
        synchronized (lock) {
            entries.forEach((key, entry) -> {
                Part part = new Part(key);
                part.ended = true;
                part.entry = entry;
                unsaved.put(entry, key);
                changed.put(key, part);
                lastPart = Math.max(lastPart, key);
            });
        }
        writer.run(this::flush);
    }

    /// Some answers are on disk.
    void saved(List<EntryId> answers) {
        synchronized (lock) {
            for (EntryId answer : answers) {
                if (unsaved.remove(answer) == null && !running.isEmpty()) {
                    saved.add(answer);
                }
            }
            if (running.isEmpty()) {
                saved.clear();
                schedule(FLUSH_MILLIS);
            }
        }
    }

    private void change(RunId run, Consumer<Part> change) {
        synchronized (lock) {
            Part part = running.get(run);
            if (part != null) {
                change.accept(part);
                change(part);
            }
        }
    }

    private void change(Part part) {
        changed.put(part.key, part);
        schedule(FLUSH_MILLIS);
    }

    private void schedule(int millis) {
        if (!flushIsDue && !closed) {
            flushIsDue = writer.later(this::flush, millis);
        }
    }

    /// On the writer thread.
    void flush() {
        List<byte[]> lines = new ArrayList<>();
        List<Part> parts;
        boolean done;
        synchronized (lock) {
            flushIsDue = false;
            if (closed) {
                return;
            }
            done = running.isEmpty() && unsaved.isEmpty();
            parts = List.copyOf(changed.values());
            changed.clear();
            if (!done) {
                parts.forEach(part -> lines.add(take(part)));
            }
        }
        if (done) {
            remove();
        } else if (!lines.isEmpty()) {
            write(lines);
        }
    }

    private byte[] take(Part part) {
        String text = part.text.toString();
        String reasoning = part.reasoning.toString();
        part.text.setLength(0);
        part.reasoning.setLength(0);
        return Seal.line(out -> {
            out.writeNumberProperty("part", part.key);
            if (part.beginning != null) {
                part.beginning.accept(out);
                part.beginning = null;
            }
            LineJson.optional(out, "reasoning", reasoning.isEmpty() ? null : reasoning);
            LineJson.optional(out, "text", text.isEmpty() ? null : text);
            LineJson.optional(out, "generation", part.generation);
            part.generation = null;
            if (part.ended) {
                out.writeBooleanProperty("ended", true);
                LineJson.optional(out, "entry", part.entry == null ? null : part.entry.value());
            }
        });
    }

    private void write(List<byte[]> lines) {
        backlog.addAll(lines);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (needsFeed) {
            bytes.write('\n');
        }
        backlog.forEach(bytes::writeBytes);
        try {
            if (out == null) {
                out = opener.open(file, true);
            }
            out.write(bytes.toByteArray());
            needsFeed = false;
            backlog.clear();
        } catch (IOException _) {
            // The answer goes on, and is still in memory; the lines stay for the next try.
            needsFeed = true;
            closeFile();
            synchronized (lock) {
                schedule(RETRY_MILLIS);
            }
        }
    }

    private void remove() {
        closeFile();
        backlog.clear();
        needsFeed = true;
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // What it holds is marked as ended; the next start reads that and tries again.
            needsFeed = true;
        }
    }

    /// On the writer thread, when the session is closed: what is still running then is found again at the next start.
    ///
    /// A flush that falls due later must not touch the file: it may be another process's by then.
    void close() {
        flush();
        synchronized (lock) {
            closed = true;
        }
        closeFile();
    }

    private void closeFile() {
        AppendingFile closing = out;
        out = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException _) {
                // Whether or not the lines arrived, the answer itself is still in memory.
                needsFeed = true;
            }
        }
    }
}
