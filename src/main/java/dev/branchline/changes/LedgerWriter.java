package dev.branchline.changes;

import dev.branchline.disk.LineJson;
import dev.branchline.disk.Seal;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Turns what the ledger notes into sealed lines. The reading half is [LedgerReader].
final class LedgerWriter {
    static final int FORMAT = 1;

    private LedgerWriter() {}

    static byte[] line(LedgerLine line) {
        return Seal.line(out -> {
            switch (line) {
                case LedgerLine.Header h -> {
                    out.writeNumberProperty("changes", h.format());
                    out.writeStringProperty("session", h.session());
                    out.writeStringProperty("workspace", h.workspace());
                    out.writeStringProperty("at", h.at().toString());
                }
                case LedgerLine.Changed c -> {
                    begin(out, "changed", c.number(), c.at().toString());
                    origin(out, c.origin());
                    out.writeArrayPropertyStart("entries");
                    c.entries().forEach(entry -> {
                        out.writeStartObject();
                        out.writeNumberProperty("id", entry.id().number());
                        trace(out, entry.trace());
                        out.writeEndObject();
                    });
                    out.writeEndArray();
                }
                case LedgerLine.Operated o -> {
                    begin(out, "operated", o.number(), o.at().toString());
                    operation(out, o);
                }
                case LedgerLine.Done d -> done(out, d);
                case LedgerLine.Committed c -> {
                    out.writeStringProperty("type", "committed");
                    out.writeStringProperty("at", c.at().toString());
                    numbers(out, "spots", c.spots().stream().flatMap(s -> List.of(s.change().number(), s.hunk()).stream()).toList());
                }
                case LedgerLine.Unknown u -> throw new IllegalArgumentException("of no known kind: " + u.kind());
            }
        });
    }

    private static void begin(JsonGenerator out, String type, long number, String at) {
        out.writeStringProperty("type", type);
        out.writeNumberProperty("number", number);
        out.writeStringProperty("at", at);
    }

    private static void operation(JsonGenerator out, LedgerLine.Operated o) {
        out.writeNumberProperty("id", o.id());
        out.writeStringProperty("title", o.title());
        out.writeStringProperty("kind", o.kind().name().toLowerCase(Locale.ROOT));
        out.writeNumberProperty("target", o.target());
        if (!o.writes().equals(LedgerLine.Operated.writes(o.steps()))) {
            out.writeArrayPropertyStart("writes");
            o.writes().forEach(edit -> {
                out.writeStartObject();
                edit(out, edit);
                out.writeEndObject();
            });
            out.writeEndArray();
        }
        out.writeArrayPropertyStart("steps");
        o.steps().forEach(step -> {
            out.writeStartObject();
            trace(out, step.trace());
            out.writeArrayPropertyStart("marks");
            step.marks().forEach(mark -> {
                out.writeStartObject();
                out.writeNumberProperty("change", mark.change().number());
                out.writeNumberProperty("hunk", mark.hunk());
                mark(out, "from", mark.from());
                mark(out, "to", mark.to());
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    private static void mark(JsonGenerator out, String name, HunkMark mark) {
        out.writeObjectPropertyStart(name);
        numbers(out, "rejected", mark.rejected().ranges());
        out.writeBooleanProperty("away", mark.away());
        out.writeBooleanProperty("kept", mark.kept());
        out.writeEndObject();
    }

    private static void done(JsonGenerator out, LedgerLine.Done d) {
        out.writeStringProperty("type", "done");
        out.writeNumberProperty("number", d.number());
        if (!d.failed().isEmpty()) {
            numbers(out, "failed", d.failed().stream().sorted().toList());
        }
        if (!d.states().isEmpty()) {
            out.writeArrayPropertyStart("states");
            for (Map.Entry<Integer, FileState> state : d.states().entrySet()) {
                out.writeStartObject();
                out.writeNumberProperty("entry", state.getKey());
                state(out, "state", state.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (!d.folders().isEmpty()) {
            LineJson.strings(out, "folders", d.folders());
        }
    }

    private static void origin(JsonGenerator out, Origin origin) {
        out.writeObjectPropertyStart("origin");
        out.writeStringProperty("session", origin.session().value());
        out.writeStringProperty("turn", origin.turn().value());
        out.writeStringProperty("answer", origin.answer().value());
        out.writeStringProperty("call", origin.toolCallId());
        out.writeStringProperty("tool", origin.tool());
        out.writeStringProperty("model", origin.model());
        out.writeEndObject();
    }

    private static void edit(JsonGenerator out, FileEdit edit) {
        out.writeStringProperty("path", edit.path());
        LineJson.optional(out, "renamedFrom", edit.renamedFrom());
        state(out, "before", edit.before());
        state(out, "after", edit.after());
    }

    private static void trace(JsonGenerator out, Trace trace) {
        edit(out, trace.edit());
        if (trace.text()) {
            hunks(out, "hunks", trace.hunks());
        }
        if (trace.gap() != null) {
            hunks(out, "gap", trace.gap());
        }
    }

    private static void state(JsonGenerator out, String name, FileState state) {
        out.writeObjectPropertyStart(name);
        switch (state) {
            case FileState.Absent _ -> {
                // Nothing there, nothing said.
            }
            case FileState.Regular r -> {
                out.writeStringProperty("hash", r.hash());
                out.writeNumberProperty("size", r.size());
                out.writeNumberProperty("mode", r.mode());
            }
            case FileState.Link l -> out.writeStringProperty("link", l.target());
            case FileState.Unkept u -> out.writeStringProperty("unkept", u.why());
        }
        out.writeEndObject();
    }

    private static void hunks(JsonGenerator out, String name, List<Hunk> hunks) {
        numbers(out, name, hunks.stream().flatMap(h -> List.of(h.oldStart(), h.oldEnd(), h.newStart(), h.newEnd()).stream()).toList());
    }

    private static void numbers(JsonGenerator out, String name, List<Integer> numbers) {
        out.writeArrayPropertyStart(name);
        numbers.forEach(out::writeNumber);
        out.writeEndArray();
    }
}
