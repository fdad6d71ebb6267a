package dev.branchline.session.store;

import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.branchline.session.Samples.AT;
import static dev.branchline.session.Samples.id;
import static dev.branchline.session.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

class SessionLoaderTest {
    private static final SessionHeader HEADER = new SessionHeader(new SessionId("s"), "name", "/work", AT);

    @TempDir
    Path folder = Path.of("");

    private record Loaded(SessionTree tree, List<Entry> entries, SessionLoader loader) {}

    private static Loaded load(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        SessionTree tree = new SessionTree();
        List<Entry> entries = new ArrayList<>();
        SessionLoader loader = new SessionLoader(file);
        loader.read(true, entry -> {
            tree.append(entry);
            entries.add(entry);
        });
        return new Loaded(tree, entries, loader);
    }

    private Loaded load(byte[]... lines) throws IOException {
        return load(folder.resolve("s.jsonl"), joined(Arrays.asList(lines)));
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] line(Entry entry) {
        return EntryWriter.line(entry);
    }

    private static byte[] broken(Entry entry) {
        byte[] line = line(entry);
        line[line.length - 40] ^= 1;
        return line;
    }

    private static void assertReadAheadIsTheSame(Path file, Loaded expected) throws IOException {
        List<Entry> entries = new ArrayList<>();
        SessionLoader ahead = new SessionLoader(file, 0);
        ahead.read(true, entries::add);
        assertThat(entries).isEqualTo(expected.entries());
        assertThat(ahead.notices()).isEqualTo(expected.loader().notices());
        assertThat(ahead.header()).isEqualTo(expected.loader().header());
        assertThat(ahead.endsWithFeed()).isEqualTo(expected.loader().endsWithFeed());
    }

    /// Several batches; one line is longer than a batch, one is damaged, the last is torn.
    @Test
    void aLargeFileIsReadAheadInItsOrder() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        lines.add(EntryWriter.header(HEADER));
        for (int i = 1; i <= 5000; i++) {
            Entry entry = user(id(i), i == 1 ? null : id(i - 1), i == 70 ? "long ".repeat(100_000) : "text " + i);
            lines.add(i == 3000 ? broken(entry) : line(entry));
        }
        lines.add(Arrays.copyOf(line(user(id(6000), id(1), "torn")), 60));
        Path file = folder.resolve("large.jsonl");
        Loaded loaded = load(file, joined(lines));
        assertReadAheadIsTheSame(file, loaded);
        assertThat(loaded.entries()).hasSize(4999);

        List<Entry> wholeLines = new ArrayList<>();
        SessionLoader follower = new SessionLoader(file, 0);
        follower.read(false, wholeLines::add);
        assertThat(wholeLines).hasSize(4999);
        Files.write(file, line(user(id(7000), id(1), "glued")), java.nio.file.StandardOpenOption.APPEND);
        follower.readNew(wholeLines::add);
        assertThat(wholeLines).as("it went on where whole lines ended").hasSize(5000);
    }

    @Test
    void tornAtEveryByteLosesTheTornEntryOnly() throws IOException {
        byte[] whole = joined(List.of(
                EntryWriter.header(HEADER), line(user(id(1), null, "one")), line(user(id(2), id(1), "zwei \uD83D\uDE00"))));
        byte[] more = line(user(id(3), id(1), "written afterwards"));
        int firstEnd = EntryWriter.header(HEADER).length + line(user(id(1), null, "one")).length;
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] torn = Arrays.copyOf(whole, cut);
            Loaded before = load(torn);
            int expected = cut >= whole.length - 1 ? 2 : cut >= firstEnd - 1 ? 1 : 0;
            assertThat(before.tree().size()).as("cut at %d", cut).isEqualTo(expected);

            byte[] feed = before.loader().endsWithFeed() ? new byte[0] : new byte[] {'\n'};
            Loaded after = load(torn, feed, more);
            assertThat(after.tree().contains(id(3))).isTrue();
            assertThat(after.tree().size()).isEqualTo(expected + 1);
        }
    }

    /// Changes, removes, or inserts bytes anywhere; every entry whose bytes are all still there must come out.
    @Property(tries = 400)
    void everyUndamagedEntryComesOut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int hits) throws IOException {
        Random random = new Random(seed);
        List<Entry> entries = new EntryArbitraries(seed).session(12);
        List<byte[]> lines = new ArrayList<>(entries.stream().map(EntryWriter::line).toList());
        lines.addFirst(EntryWriter.header(HEADER));
        boolean[] damaged = new boolean[lines.size()];
        for (int i = 0; i < hits; i++) {
            int victim = random.nextInt(lines.size());
            byte[] line = lines.get(victim);
            if (line.length == 0) {
                continue;
            }
            int at = random.nextInt(line.length);
            // Losing the line feed alone damages no entry.
            damaged[victim] |= at < line.length - 1 || line[line.length - 1] != '\n';
            lines.set(victim, hit(line, at, random));
        }
        Path file = Files.createTempFile("branchline", ".jsonl");
        try {
            Loaded loaded = load(file, joined(lines));
            assertReadAheadIsTheSame(file, loaded);
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                boolean stray = entry instanceof Entry.Labelled || entry instanceof Entry.CostSettled;
                if (!damaged[i + 1] && !stray) {
                    assertThat(loaded.entries()).anyMatch(e -> e.id().equals(entry.id()) && e.getClass() == entry.getClass());
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] hit(byte[] line, int at, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(line, 0, at);
        switch (random.nextInt(3)) {
            case 0 -> out.write(line[at] ^ (1 + random.nextInt(255)));
            case 1 -> out.writeBytes(new byte[random.nextInt(2000)]);
            default -> {}
        }
        out.write(line, at + 1, line.length - at - 1);
        return out.toByteArray();
    }

    @Test
    void childrenOfALostMessageGoToItsParent() throws IOException {
        Loaded loaded = load(
                EntryWriter.header(HEADER), line(user(id(1), null, "root")), line(user(id(2), id(1), "other")),
                broken(user(id(3), id(1), "lost, long enough to be broken in the middle")), line(user(id(4), id(3), "child")));
        assertThat(loaded.tree().parent(id(4))).contains(id(1));
        assertThat(loaded.loader().notices()).hasSize(2).anyMatch(n -> n.startsWith("Line 4 ") && n.contains("damaged"));
    }

    @Test
    void withoutAHintTheLastNodeBeforeItIsTheParent() throws IOException {
        Loaded loaded = load(line(user(id(1), null, "root")), line(user(id(2), id(1), "before")), line(user(id(9), id(8), "orphan")));
        assertThat(loaded.tree().parent(id(9))).contains(id(2));
        assertThat(loaded.tree().head()).contains(id(9));
    }

    @Test
    void anIdThatIsTakenLosesNoMessageAndARepeatedLineIsOne() throws IOException {
        byte[] one = line(user(id(1), null, "one"));
        byte[] twin = line(user(id(1), null, "another with the same id"));
        Loaded loaded = load(one, one, twin, one, twin, line(user(id(2), id(1), "child")));
        assertThat(loaded.tree().nodes()).hasSize(3).extracting(n -> n.id().value()).containsExactly("0001", "0001~2", "0002");
    }

    @Test
    void whatALaterVersionAddedIsKept() throws IOException {
        Loaded loaded = load(
                line(user(id(1), null, "root")), line(new Entry.Unknown(id(2), id(1), AT, "summary")),
                line(user(id(3), id(2), "below the unknown")));
        assertThat(loaded.tree().parent(id(3))).contains(id(1));
        assertThat(loaded.loader().isNewer()).isFalse();

        byte[] header = "{\"branchline\":7,\"sealed\":\"otherwise\"}\n".getBytes(StandardCharsets.UTF_8);
        assertThat(load(header, line(user(id(1), null, "x"))).loader().isNewer()).isTrue();
    }

    @Test
    void zeroBlocksAndForeignTextAreReportedNotFatal() throws IOException {
        Loaded loaded = load(
                EntryWriter.header(HEADER), new byte[5000], line(user(id(1), null, "glued to zeros")),
                "not json\r\n\n{}\n[1]\n".getBytes(StandardCharsets.UTF_8), line(user(id(2), id(1), "on")));
        assertThat(loaded.tree().size()).isEqualTo(2);
        assertThat(loaded.loader().header()).isEqualTo(HEADER);
        assertThat(loaded.loader().notices()).isNotEmpty();
    }

    @Test
    void turnedLineEndsAreRead() throws IOException {
        String text = new String(joined(List.of(EntryWriter.header(HEADER), line(user(id(1), null, "x")))), StandardCharsets.UTF_8);
        Loaded loaded = load(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(loaded.tree().size()).isOne();
        assertThat(loaded.loader().notices()).isEmpty();
    }
}
