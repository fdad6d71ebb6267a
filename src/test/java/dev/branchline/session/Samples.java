package dev.branchline.session;

import dev.branchline.model.Answer;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.Usage;
import dev.branchline.model.tool.ToolOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries for tests.
public final class Samples {
    public static final Instant AT = Instant.parse("2026-11-22T12:01:02.345Z");

    private Samples() {}

    public static EntryId id(long n) {
        return EntryId.ofSequence(n);
    }

    public static Entry.UserMessage user(EntryId id, @Nullable EntryId parent, String text) {
        return new Entry.UserMessage(id, parent, AT, text, List.of());
    }

    public static Entry.AssistantMessage answer(EntryId id, @Nullable EntryId parent, String text, Cost cost) {
        Answer answer = Answer.empty(new Ending.Complete("stop", null)).withUsage(Usage.UNKNOWN.withCost(cost));
        Answer full = new Answer(
                text, "", null, List.of(), List.of(), null, List.of(), answer.ending(), answer.usage(), answer.servedBy(), null,
                answer.timing());
        return new Entry.AssistantMessage(id, parent, AT, "a/model", full);
    }

    public static Entry.ToolResult tool(EntryId id, @Nullable EntryId parent) {
        return new Entry.ToolResult(id, parent, AT, "call", "read_file", ToolOutcome.text("output"));
    }
}
