package dev.branchline.session.store;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.disk.Seal;
import dev.branchline.disk.WriterThread;
import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// The ledger as a file: sealed lines, each appended by one write, so that processes do not cut into each other's lines.
/// Lines lie in the order of writing; a day's sum is found by reading backwards until they are older than the day.
final class CostFile implements DayLedger {
    private static final int BLOCK = 1 << 16;

    private record Answer(String session, String entry) {}

    private record Line(Answer answer, Instant at, Instant written, Cost cost) {}

    private final Path file;
    private final WriterThread writer;
    private final Clock clock;
    private final List<byte[]> backlog = new ArrayList<>();

    CostFile(Path file, WriterThread writer, Clock clock) {
        this.file = file;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void record(Instant at, SessionId session, EntryId answer, String model, Cost cost) {
        Instant written = clock.instant();
        writer.run(() -> {
            backlog.add(Seal.line(out -> {
                out.writeStringProperty("at", at.toString());
                out.writeStringProperty("written", written.toString());
                out.writeStringProperty("session", session.value());
                out.writeStringProperty("entry", answer.value());
                out.writeStringProperty("model", model);
                EntryWriter.cost(out, cost);
            }));
            flush();
        });
    }

    /// On the writer thread. Lines that cannot be written wait for the next.
    void flush() {
        try {
            while (!backlog.isEmpty()) {
                append(backlog.getFirst());
                backlog.removeFirst();
            }
        } catch (IOException _) {
            // The session has the cost too; only the day's sum is short until this succeeds.
            return;
        }
    }

    private void append(byte[] line) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            PrivateFiles.folder(folder);
        }
        try (AppendingFile out = AppendingFile.open(file, true)) {
            out.write(endsWithFeed() ? line : withFeed(line));
        }
    }

    private static byte[] withFeed(byte[] line) {
        byte[] longer = new byte[line.length + 1];
        longer[0] = '\n';
        System.arraycopy(line, 0, longer, 1, line.length);
        return longer;
    }

    private boolean endsWithFeed() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = channel.size();
            return size == 0 || channel.read(last, size - 1) != 1 || last.get(0) == '\n';
        }
    }

    @Override
    public CostSum sum(LocalDate day, ZoneId zone) {
        writeOut();
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        Map<Answer, Line> latest = new HashMap<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LineScanner lines = new LineScanner(channel, firstRelevant(channel, from), BLOCK);
            while (lines.next()) {
                Line line = line(lines);
                if (line != null) {
                    latest.put(line.answer(), line);
                }
            }
        } catch (NoSuchFileException _) {
            return CostSum.ZERO;
        } catch (IOException _) {
            return CostSum.ZERO.plus(Cost.UNKNOWN);
        }
        CostSum sum = CostSum.ZERO;
        for (Line line : latest.values()) {
            if (!line.at().isBefore(from) && line.at().isBefore(to)) {
                sum = sum.plus(line.cost());
            }
        }
        return sum;
    }

    /// What was recorded before is counted.
    private void writeOut() {
        try {
            writer.call(() -> {
                flush();
                return true;
            });
        } catch (RejectedExecutionException _) {
            // Closed: all is written.
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ledger's writer has failed", e);
        }
    }

    /// Steps back block by block until one begins with a line from before `from`.
    private static long firstRelevant(FileChannel channel, Instant from) throws IOException {
        for (long start = channel.size() - BLOCK; start > 0; start -= BLOCK) {
            LineScanner lines = new LineScanner(channel, start, BLOCK);
            // The block most likely begins inside a line, which is no line then.
            Line line = lines.next() ? line(lines) : null;
            if (line == null && lines.next()) {
                line = line(lines);
            }
            if (line != null && line.written().isBefore(from)) {
                return start;
            }
        }
        return 0;
    }

    private static @Nullable Line line(LineScanner lines) {
        if (!Seal.holds(lines.bytes(), lines.offset(), lines.length())) {
            return null;
        }
        String session = "";
        String entry = "";
        Instant at = Instant.EPOCH;
        Instant written = Instant.EPOCH;
        Cost cost = Cost.UNKNOWN;
        try (JsonParser in = LineJson.object(lines.bytes(), lines.offset(), lines.length())) {
            for (String field = LineJson.nextField(in); field != null; field = LineJson.nextField(in)) {
                switch (field) {
                    case "at" -> at = Times.parse(LineJson.string(in));
                    case "written" -> written = Times.parse(LineJson.string(in));
                    case "session" -> session = LineJson.string(in);
                    case "entry" -> entry = LineJson.string(in);
                    case "charged" -> cost = new Cost.Charged(EntryReader.bounded(new BigDecimal(LineJson.string(in))));
                    case "estimated" -> cost = new Cost.Estimated(EntryReader.bounded(new BigDecimal(LineJson.string(in))));
                    default -> in.skipChildren();
                }
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException | LineDamagedException _) {
            return null;
        }
        return new Line(new Answer(session, entry), at, written, cost);
    }
}
