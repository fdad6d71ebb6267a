package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.OwnerLock;
import dev.branchline.disk.PrivateFiles;
import dev.branchline.disk.Seal;
import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.SessionSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// What the session list shows, kept in one file so that thousands of sessions need not be read: a row counts as long as
/// its session file has the size and time that it had. The file is a cache: it may be deleted, it may lose a race, and what
/// it lacks is read from the sessions again. As sessions only grow, a stale row is brought up to date from where it ends.
final class SummaryIndex {
    /// A file that is not in the index is read whole up to this size, else only its beginning and its end.
    private static final long WHOLE = 4 << 20;

    private static final int PIECE = 1 << 16;

    /// @param read how far the file has been read, always the end of a line
    /// @param size of the file then
    /// @param messages -1 when not known
    private record Row(
            SessionHeader header, long read, long size, Instant changedAt, String title, int messages, CostSum cost) {}

    private final SessionFiles files;

    SummaryIndex(SessionFiles files) {
        this.files = files;
    }

    synchronized List<SessionSummary> list() {
        Map<SessionId, Row> known = load();
        int lines = known.size();
        Map<SessionId, Row> rows = new LinkedHashMap<>();
        List<Row> fresh = new ArrayList<>();
        for (Path file : sessionFiles()) {
            SessionId id = idOf(file);
            Row old = known.get(id);
            Row row = row(file, id, old);
            if (row != null) {
                rows.put(id, row);
                if (!row.equals(old)) {
                    fresh.add(row);
                }
            }
        }
        if (!fresh.isEmpty() || lines > rows.size()) {
            save(rows.values().stream().toList());
        }
        return rows.values().stream()
                .map(this::summary)
                .sorted(Comparator.comparing(SessionSummary::changedAt).reversed().thenComparing(s -> s.id().value()))
                .toList();
    }

    private SessionSummary summary(Row row) {
        SessionHeader header = row.header();
        boolean locked = OwnerLock.owner(files.lock(header.id())).isPresent();
        return new SessionSummary(
                header.id(), header.name(), row.title(), header.workspace(), header.startedAt(), row.changedAt(), row.messages(),
                row.cost(), locked);
    }

    private List<Path> sessionFiles() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(files.folder(), SummaryIndex::isSession)) {
            folder.forEach(found::add);
        } catch (IOException | DirectoryIteratorException _) {
            // No folder, no sessions; what was found before a failure is shown.
            return found;
        }
        return found;
    }

    private static boolean isSession(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SessionFiles.SESSION)
                && name.substring(0, name.length() - SessionFiles.SESSION.length()).matches("[A-Za-z0-9-]{1,64}");
    }

    private static SessionId idOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return new SessionId(name.substring(0, name.length() - SessionFiles.SESSION.length()));
    }

    private static @Nullable Row row(Path file, SessionId id, @Nullable Row old) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Instant changedAt = Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis());
            if (old != null && old.size() == attributes.size() && old.changedAt().equals(changedAt)) {
                return old;
            }
            SessionScan scan = old != null && old.messages() >= 0 && old.size() <= attributes.size()
                    ? new SessionScan(old.header(), new Totals(old.title(), old.messages(), old.cost()), old.read())
                    : new SessionScan(null, Totals.none(), 0);
            boolean whole = attributes.size() - scan.position() <= WHOLE;
            scan.read(file, whole ? Long.MAX_VALUE : PIECE);
            if (!whole) {
                scan.skipTo(attributes.size() - PIECE);
                scan.read(file, Long.MAX_VALUE);
            }
            SessionHeader header = scan.header();
            SessionHeader own = header != null && header.id().equals(id)
                    ? header
                    : new SessionHeader(id, null, "", header == null ? changedAt : header.startedAt());
            Totals totals = scan.totals();
            CostSum cost = whole ? totals.cost() : CostSum.ZERO.plus(Cost.UNKNOWN);
            return new Row(
                    own, scan.position(), attributes.size(), changedAt, totals.title(), whole ? totals.messages() : -1, cost);
        } catch (IOException _) {
            // Deleted or unreadable: not in the list.
            return null;
        }
    }

    private void save(List<Row> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.forEach(row -> out.writeBytes(line(row)));
        try {
            PrivateFiles.replace(files.index(), out.toByteArray());
        } catch (IOException _) {
            // The next list takes longer, that is all.
            return;
        }
    }

    private static byte[] line(Row row) {
        return Seal.line(out -> {
            out.writeStringProperty("id", row.header().id().value());
            LineJson.optional(out, "name", row.header().name());
            out.writeStringProperty("workspace", row.header().workspace());
            out.writeStringProperty("at", row.header().startedAt().toString());
            out.writeNumberProperty("read", row.read());
            out.writeNumberProperty("size", row.size());
            out.writeStringProperty("changed", row.changedAt().toString());
            out.writeStringProperty("title", row.title());
            out.writeNumberProperty("messages", row.messages());
            out.writeStringProperty("charged", row.cost().charged().toString());
            out.writeStringProperty("estimated", row.cost().estimated().toString());
            out.writeNumberProperty("unknown", row.cost().unknown());
        });
    }

    private Map<SessionId, Row> load() {
        Map<SessionId, Row> rows = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(files.index(), StandardOpenOption.READ)) {
            LineScanner lines = new LineScanner(channel, 0, PIECE);
            while (lines.next()) {
                Row row = row(lines);
                if (row != null) {
                    rows.put(row.header().id(), row);
                }
            }
        } catch (NoSuchFileException _) {
            return rows;
        } catch (IOException _) {
            return rows;
        }
        return rows;
    }

    private static @Nullable Row row(LineScanner line) {
        if (!Seal.holds(line.bytes(), line.offset(), line.length())) {
            return null;
        }
        String id = "";
        String name = null;
        String workspace = "";
        Instant at = Instant.EPOCH;
        long read = 0;
        long size = -1;
        Instant changed = Instant.EPOCH;
        String title = "";
        int messages = -1;
        BigDecimal charged = BigDecimal.ZERO;
        BigDecimal estimated = BigDecimal.ZERO;
        int unknown = 0;
        try (JsonParser in = LineJson.object(line.bytes(), line.offset(), line.length())) {
            for (String field = LineJson.nextField(in); field != null; field = LineJson.nextField(in)) {
                switch (field) {
                    case "id" -> id = LineJson.string(in);
                    case "name" -> name = LineJson.stringOrNull(in);
                    case "workspace" -> workspace = LineJson.string(in);
                    case "at" -> at = Times.parse(LineJson.string(in));
                    case "read" -> read = LineJson.number(in);
                    case "size" -> size = LineJson.number(in);
                    case "changed" -> changed = Times.parse(LineJson.string(in));
                    case "title" -> title = LineJson.string(in);
                    case "messages" -> messages = Math.toIntExact(LineJson.number(in));
                    case "charged" -> charged = EntryReader.bounded(new BigDecimal(LineJson.string(in)));
                    case "estimated" -> estimated = EntryReader.bounded(new BigDecimal(LineJson.string(in)));
                    case "unknown" -> unknown = Math.toIntExact(LineJson.number(in));
                    default -> in.skipChildren();
                }
            }
            SessionHeader header = new SessionHeader(new SessionId(id), name, workspace, at);
            return new Row(header, read, size, changed, title, messages, new CostSum(charged, estimated, unknown));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | DateTimeException | LineDamagedException _) {
            return null;
        }
    }
}
