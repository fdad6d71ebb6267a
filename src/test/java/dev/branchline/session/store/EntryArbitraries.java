package dev.branchline.session.store;

import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Citation;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.ServedBy;
import dev.branchline.model.Timing;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Random entries of every kind, with texts as hostile as they come.
final class EntryArbitraries {
    private static final String[] NASTY = {
        "", "plain", "\u2028\u2029", "\uD83D", "\uDE00", "\uD83D\uDE00", "\u0000\u0001\u001b[2J\u007f\u009b", "\r\n\t", "\"}\\u0041\\",
        ",\"crc\":\"00000000\"}", "{\"id\":\"0001\",\"parent\":null,", "\u202e\u200d\ufeff", "日本語", "é", "\uFFFF\uFFFE"
    };

    private final Random random;

    EntryArbitraries(long seed) {
        this.random = new Random(seed);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(NASTY[random.nextInt(NASTY.length)]).append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> some(Supplier<T> value) {
        return random.nextInt(3) > 0 ? List.of() : List.of(value.get(), value.get());
    }

    private @Nullable Long count() {
        return maybe(random::nextLong);
    }

    private BigDecimal usd() {
        return new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(40) - 10);
    }

    private Instant at() {
        return random.nextInt(10) == 0
                ? Instant.ofEpochSecond(random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()), 999)
                : Instant.ofEpochSecond(1_700_000_000L + random.nextInt(), random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000));
    }

    private Cost cost() {
        return switch (random.nextInt(3)) {
            case 0 -> new Cost.Charged(usd());
            case 1 -> new Cost.Estimated(usd());
            default -> Cost.UNKNOWN;
        };
    }

    private Ending ending() {
        ApiError.Kind[] kinds = ApiError.Kind.values();
        return switch (random.nextInt(3)) {
            case 0 -> new Ending.Complete(text(), maybe(this::text));
            case 1 -> new Ending.Stopped();
            default -> new Ending.Failed(new ApiError(
                    kinds[random.nextInt(kinds.length)], maybe(random::nextInt), maybe(this::text), text(), maybe(this::text),
                    maybe(this::text), maybe(() -> Duration.ofNanos(random.nextLong())), maybe(this::text)));
        };
    }

    private Answer answer() {
        Usage usage = new Usage(count(), count(), count(), count(), count(), count(), cost(), random.nextBoolean());
        ServedBy by = new ServedBy(
                maybe(this::text), maybe(this::text), maybe(random::nextInt), maybe(this::text), maybe(this::text));
        return new Answer(
                text(), text(), maybe(this::text), some(() -> new ToolCall(text(), text(), text())),
                some(() -> new Citation(text(), maybe(this::text))), maybe(this::text), some(this::text), ending(), usage, by,
                maybe(this::text), new Timing(count(), count(), count()));
    }

    private ToolOutcome outcome() {
        return new ToolOutcome(
                text(), random.nextBoolean(), some(this::text), some(() -> new ChangeId(1 + random.nextInt(1000))), maybe(this::text),
                random.nextInt(3) == 0 ? 0 : random.nextInt());
    }

    private Attachment attachment() {
        return new Attachment(
                text(), text(), List.of(Attachment.Use.values()).get(random.nextInt(3)), maybe(this::text), maybe(this::text), random.nextBoolean() ? "" : text());
    }

    /// Any kind, nodes and markers.
    Entry entry(EntryId id, @Nullable EntryId parent) {
        return switch (random.nextInt(13)) {
            case 0 -> new Entry.ToolResult(id, parent, at(), text(), text(), outcome());
            case 1 -> new Entry.SystemPrompt(id, parent, at(), text());
            case 2 -> new Entry.ModelSwitched(id, parent, at(), text());
            case 3 -> new Entry.Labelled(id, parent, at(), text());
            case 4 -> new Entry.Titled(id, parent, at(), text());
            case 5 -> new Entry.HeadMoved(id, parent, at());
            case 6 -> new Entry.CostSettled(
                    id, parent, at(),
                    new GenerationAudit(
                            text(), usd(), count(), count(), count(), count(), maybe(this::text), random.nextBoolean()));
            case 7 -> new Entry.Unknown(id, parent, at(), "from-the-future");
            case 9 -> new Entry.Note(id, parent, at(), text());
            case 8 -> new Entry.UserMessage(id, parent, at(), text(), some(this::text), some(this::attachment));
            case 10 -> new Entry.ContextPinned(id, parent, at(), some(this::text));
            default -> new Entry.AssistantMessage(id, parent, at(), text(), answer());
        };
    }

    /// Entries that a tree takes in this order.
    List<Entry> session(int size) {
        ArrayList<Entry> entries = new ArrayList<>();
        ArrayList<EntryId> nodes = new ArrayList<>();
        for (int n = 1; n <= size; n++) {
            EntryId parent = nodes.isEmpty() || random.nextInt(10) == 0 ? null : nodes.get(random.nextInt(nodes.size()));
            Entry entry = entry(EntryId.ofSequence(n), parent);
            entries.add(entry);
            if (entry instanceof Entry.Node) {
                nodes.add(entry.id());
            }
        }
        return entries;
    }
}
