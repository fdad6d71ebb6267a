package dev.branchline.session.store;

import dev.branchline.disk.Seal;
import dev.branchline.model.Cost;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.Samples;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EntryLineTest {
    private static final EntryId ID = EntryId.ofSequence(2);

    private static Entry read(byte[] line) {
        return new EntryReader().read(line, 0, line.length - 1);
    }

    @Property(tries = 2000)
    void everyEntryComesBackExactly(@ForAll long seed) {
        EntryArbitraries some = new EntryArbitraries(seed);
        Entry entry = some.entry(ID, EntryId.ofSequence(1));
        byte[] line = EntryWriter.line(entry);

        assertThat(read(line)).isEqualTo(entry);
        assertThat(Seal.holds(line, 0, line.length - 1)).isTrue();
        assertThat(new String(line, StandardCharsets.ISO_8859_1).indexOf('\n')).isEqualTo(line.length - 1);
    }

    @Property(tries = 500)
    void aChangedByteBreaksTheSeal(@ForAll long seed, @ForAll int where, @ForAll byte flip) {
        byte[] line = EntryWriter.line(new EntryArbitraries(seed).entry(ID, null));
        int at = Math.floorMod(where, line.length - 1);
        line[at] ^= flip == 0 ? 1 : flip;
        assertThat(Seal.holds(line, 0, line.length - 1)).isFalse();
    }

    @Property(tries = 1000)
    void timesAreReadAsInstantReadsThem(@ForAll long second, @ForAll int nano) {
        Instant at = Instant.ofEpochSecond(Math.floorMod(second, 200_000_000_000L) - 60_000_000_000L, Math.floorMod(nano, 1_000_000_000));
        assertThat(Times.parse(at.toString())).isEqualTo(at);
    }

    @Test
    void notATimeIsRefused() {
        assertThatThrownBy(() -> Times.parse("2026-02-30T00:00:00Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Times.parse("2026-02-20 00:00:00 Z")).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aTextOfTenMegabytesComesBack() {
        Entry entry = Samples.user(ID, null, "ü€\uD83D\uDE00x\n".repeat(2_000_000));
        assertThat(read(EntryWriter.line(entry))).isEqualTo(entry);
    }

    @Test
    void unknownFieldsArePassedOverAndNewerVersionsAreKeptAsUnknown() {
        byte[] more = "{\"id\":\"a\",\"new\":{\"x\":[1,{}]},\"type\":\"user\",\"text\":\"t\",\"at\":\"2026-01-01T00:00:00Z\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(read(more)).isInstanceOfSatisfying(Entry.UserMessage.class, e -> assertThat(e.text()).isEqualTo("t"));
        byte[] newer = "{\"id\":\"a\",\"parent\":null,\"type\":\"user\",\"v\":2,\"at\":\"2026-01-01T00:00:00Z\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(read(newer)).isInstanceOf(Entry.Unknown.class);
    }

    @Test
    void anAbsurdAmountIsUnknownNotFatal() {
        String line = new String(
                EntryWriter.line(Samples.answer(ID, null, "t", Cost.charged("1.5"))), StandardCharsets.UTF_8);
        byte[] absurd = line.replace("\"1.5\"", "\"1E+999999999\"").getBytes(StandardCharsets.UTF_8);
        assertThat(read(absurd)).isEqualTo(Samples.answer(ID, null, "t", Cost.UNKNOWN));
    }
}
