package dev.branchline.session.store;

import dev.branchline.disk.LineDamagedException;
import dev.branchline.disk.LineJson;
import dev.branchline.disk.LineScanner;
import dev.branchline.disk.Seal;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// Finds the answers that were streaming when the program died.
final class JournalReader {
    private static final int BLOCK = 1 << 16;

    /// All that the journal says of one answer.
    static final class Part {
        final long key;
        final StringBuilder text = new StringBuilder();
        final StringBuilder reasoning = new StringBuilder();
        @Nullable Instant at;
        @Nullable EntryId parent;
        String model = "";
        @Nullable String generation;
        boolean ended;
        @Nullable EntryId entry;

        Part(long key) {
            this.key = key;
        }

        /// Whether there is something that the session does not have.
        boolean isLeftOver(SessionTree tree) {
            boolean anything = text.length() > 0 || reasoning.length() > 0 || generation != null;
            return anything && (!ended || (entry != null && !(tree.find(entry).orElse(null) instanceof Entry.AssistantMessage)));
        }

        Entry.AssistantMessage toEntry(EntryId id, @Nullable EntryId under, Instant otherwise) {
            ApiError error = ApiError.of(
                            ApiError.Kind.INTERRUPTED, "The program ended while this answer was streaming; this is what had arrived.")
                    .withGenerationId(generation);
            Answer answer = new Answer(
                    text.toString(), reasoning.toString(), null, List.of(), List.of(), null, List.of(), new Ending.Failed(error),
                    Usage.UNKNOWN, ServedBy.UNKNOWN, generation, Timing.UNKNOWN);
            return new Entry.AssistantMessage(id, under, at == null ? otherwise : at, model, answer);
        }
    }

    private JournalReader() {}

    /// @return all parts in the order of their beginning, ended ones too; empty when there is no journal
    static List<Part> read(Path file) throws IOException {
        Map<Long, Part> parts = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LineScanner lines = new LineScanner(channel, 0, BLOCK);
            while (lines.next()) {
                if (Seal.holds(lines.bytes(), lines.offset(), lines.length())) {
                    read(parts, lines);
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        }
        return List.copyOf(parts.values());
    }

    private static void read(Map<Long, Part> parts, LineScanner line) {
        Part part = new Part(0);
        try (JsonParser in = LineJson.object(line.bytes(), line.offset(), line.length())) {
            for (String field = LineJson.nextField(in); field != null; field = LineJson.nextField(in)) {
                switch (field) {
                    case "part" -> part = parts.computeIfAbsent(LineJson.number(in), Part::new);
                    case "at" -> part.at = Times.parse(LineJson.string(in));
                    case "model" -> part.model = LineJson.string(in);
                    case "parent" -> part.parent = new EntryId(LineJson.string(in));
                    case "text" -> part.text.append(LineJson.string(in));
                    case "reasoning" -> part.reasoning.append(LineJson.string(in));
                    case "generation" -> part.generation = LineJson.string(in);
                    case "ended" -> part.ended = LineJson.bool(in);
                    case "entry" -> part.entry = new EntryId(LineJson.string(in));
                    default -> in.skipChildren();
                }
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException | LineDamagedException _) {
            // A sealed line that makes no sense was written by a later version; the other lines still count.
            return;
        }
    }
}
