package dev.branchline.changes;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Reads what [LedgerWriter] wrote. Fields may come in any order; those it does not know are passed over.
final class LedgerReader {
    private @Nullable String type;
    private int format = -1;
    private long number;
    private @Nullable Instant at;
    private @Nullable Origin origin;
    private String session = "";
    private String workspace = "";
    private int id;
    private String title = "";
    private LedgerLine.@Nullable Kind kind;
    private int target;
    private List<LedgerLine.Changed.Entry> entries = List.of();
    private @Nullable List<FileEdit> writes;
    private List<LedgerLine.Operated.Step> steps = List.of();
    private Set<Integer> failed = Set.of();
    private final Map<Integer, FileState> states = new HashMap<>();
    private List<String> folders = List.of();
    private List<Integer> spots = List.of();

    private LedgerReader() {}

    /// @throws LineDamagedException when it lacks what its kind demands
    static LedgerLine read(byte[] bytes, int offset, int length) {
        try (JsonParser parser = LineJson.object(bytes, offset, length)) {
            LedgerReader reader = new LedgerReader();
            for (String name = LineJson.nextField(parser); name != null; name = LineJson.nextField(parser)) {
                reader.field(name, parser);
            }
            return reader.line();
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | NullPointerException | DateTimeException e) {
            throw new LineDamagedException("not a line of a ledger: " + e.getMessage());
        }
    }

    private void field(String name, JsonParser in) {
        switch (name) {
            case "changes" -> format = integer(in);
            case "type" -> type = LineJson.string(in);
            case "number" -> number = LineJson.number(in);
            case "at" -> at = Instant.parse(LineJson.string(in));
            case "session" -> session = LineJson.string(in);
            case "workspace" -> workspace = LineJson.string(in);
            case "origin" -> origin = origin(in);
            case "id" -> id = integer(in);
            case "title" -> title = LineJson.string(in);
            case "kind" -> kind = LedgerLine.Kind.valueOf(LineJson.string(in).toUpperCase(Locale.ROOT));
            case "target" -> target = integer(in);
            case "entries" -> entries = LineJson.list(in, LedgerReader::entry);
            case "writes" -> writes = LineJson.list(in, i -> trace(i, (_, _) -> false).edit());
            case "steps" -> steps = LineJson.list(in, LedgerReader::step);
            case "failed" -> failed = new HashSet<>(LineJson.list(in, LedgerReader::integer));
            case "states" -> LineJson.list(in, this::lateState);
            case "folders" -> folders = LineJson.list(in, LineJson::string);
            case "spots" -> spots = LineJson.list(in, LedgerReader::integer);
            default -> in.skipChildren();
        }
    }

    private LedgerLine line() {
        if (format >= 0) {
            return new LedgerLine.Header(format, session, workspace, need(at));
        }
        return switch (need(type)) {
            case "changed" -> new LedgerLine.Changed(number, need(at), need(origin), entries);
            case "operated" -> new LedgerLine.Operated(number, need(at), id, title, need(kind), target, writes == null ? LedgerLine.Operated.writes(steps) : writes, steps);
            case "done" -> new LedgerLine.Done(number, failed, states, folders);
            case "committed" -> new LedgerLine.Committed(need(at), committed());
            default -> new LedgerLine.Unknown(need(type));
        };
    }

    private List<LedgerLine.Committed.Spot> committed() {
        List<LedgerLine.Committed.Spot> found = new ArrayList<>();
        for (int i = 0; i + 1 < spots.size(); i += 2) {
            found.add(new LedgerLine.Committed.Spot(new ChangeId(spots.get(i)), spots.get(i + 1)));
        }
        return found;
    }

    private static LedgerLine.Changed.Entry entry(JsonParser in) {
        int[] id = {0};
        Trace trace = trace(in, (name, _) -> {
            if (name.equals("id")) {
                id[0] = integer(in);
                return true;
            }
            return false;
        });
        return new LedgerLine.Changed.Entry(new ChangeId(id[0]), trace);
    }

    private static LedgerLine.Operated.Step step(JsonParser in) {
        List<MarkChange> marks = new ArrayList<>();
        Trace trace = trace(in, (name, _) -> {
            if (name.equals("marks")) {
                marks.addAll(LineJson.list(in, LedgerReader::markChange));
                return true;
            }
            return false;
        });
        return new LedgerLine.Operated.Step(trace, marks);
    }

    @FunctionalInterface
    private interface Other {
        boolean takes(String name, JsonParser in);
    }

    private static Trace trace(JsonParser in, Other other) {
        String path = null;
        String renamedFrom = null;
        FileState before = null;
        FileState after = null;
        List<Hunk> hunks = null;
        List<Hunk> gap = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "path" -> path = LineJson.string(in);
                case "renamedFrom" -> renamedFrom = LineJson.string(in);
                case "before" -> before = state(in);
                case "after" -> after = state(in);
                case "hunks" -> hunks = hunks(in);
                case "gap" -> gap = hunks(in);
                default -> {
                    if (!other.takes(name, in)) {
                        in.skipChildren();
                    }
                }
            }
        }
        FileEdit edit = new FileEdit(need(path), need(before), need(after), renamedFrom);
        return new Trace(edit, hunks == null ? List.of() : hunks, hunks != null, gap);
    }

    private static MarkChange markChange(JsonParser in) {
        int change = 0;
        int hunk = 0;
        HunkMark from = HunkMark.FRESH;
        HunkMark to = HunkMark.FRESH;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "change" -> change = integer(in);
                case "hunk" -> hunk = integer(in);
                case "from" -> from = mark(in);
                case "to" -> to = mark(in);
                default -> in.skipChildren();
            }
        }
        return new MarkChange(new ChangeId(change), hunk, from, to);
    }

    private static HunkMark mark(JsonParser in) {
        LineSet rejected = LineSet.NONE;
        boolean away = false;
        boolean kept = false;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "rejected" -> rejected = LineSet.ofRanges(LineJson.list(in, LedgerReader::integer));
                case "away" -> away = LineJson.bool(in);
                case "kept" -> kept = LineJson.bool(in);
                default -> in.skipChildren();
            }
        }
        return new HunkMark(rejected, away, kept);
    }

    private boolean lateState(JsonParser in) {
        int entry = -1;
        FileState state = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "entry" -> entry = integer(in);
                case "state" -> state = state(in);
                default -> in.skipChildren();
            }
        }
        states.put(entry, need(state));
        return true;
    }

    private static FileState state(JsonParser in) {
        String hash = null;
        long size = 0;
        int mode = -1;
        FileState other = null;
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            switch (name) {
                case "hash" -> hash = LineJson.string(in);
                case "size" -> size = LineJson.number(in);
                case "mode" -> mode = integer(in);
                case "link" -> other = new FileState.Link(LineJson.string(in));
                case "unkept" -> other = new FileState.Unkept(LineJson.string(in));
                default -> in.skipChildren();
            }
        }
        if (hash != null) {
            if (!hash.matches("[0-9a-f]{64}")) {
                throw new LineDamagedException("not a hash");
            }
            return new FileState.Regular(hash, size, mode);
        }
        return other == null ? FileState.ABSENT : other;
    }

    private static Origin origin(JsonParser in) {
        Map<String, String> fields = new HashMap<>();
        for (String name = LineJson.nextField(in); name != null; name = LineJson.nextField(in)) {
            fields.put(name, LineJson.string(in));
        }
        return new Origin(
                new SessionId(need(fields.get("session"))),
                new EntryId(need(fields.get("turn"))),
                new EntryId(need(fields.get("answer"))),
                need(fields.get("call")),
                need(fields.get("tool")),
                need(fields.get("model")));
    }

    private static List<Hunk> hunks(JsonParser in) {
        List<Integer> n = LineJson.list(in, LedgerReader::integer);
        List<Hunk> hunks = new ArrayList<>(n.size() / 4);
        for (int i = 0; i + 3 < n.size(); i += 4) {
            hunks.add(new Hunk(hunks.size(), n.get(i), n.get(i + 1), n.get(i + 2), n.get(i + 3)));
        }
        return hunks;
    }

    private static int integer(JsonParser in) {
        return Math.toIntExact(LineJson.number(in));
    }

    private static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value, "a field is missing");
    }
}
