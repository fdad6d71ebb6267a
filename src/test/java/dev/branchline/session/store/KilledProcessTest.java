package dev.branchline.session.store;

import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.session.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.branchline.session.Samples.id;
import static dev.branchline.session.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

/// A second process that writes a session and is killed without a warning.
class KilledProcessTest {
    @TempDir
    Path data = Path.of("");

    /// The child. Says on its output what it has done, and dies with its parent at the latest.
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            PrintStream said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            OpenSession session = new FileSessionStore(Path.of(args[0]), Clock.systemUTC()).create(null, "/work");
            session.append(List.of(user(id(1), null, "q"))).join();
            said.println(session.header().id());
            Thread.ofPlatform().daemon().start(() -> diesWithItsParent());
            if (args[1].equals("append")) {
                for (int n = 2; ; n++) {
                    session.append(List.of(user(id(n), id(n - 1), "text ".repeat(200)))).join();
                    said.println(n);
                }
            }
            RunJournal journal = session.journal();
            RunId run = new RunId(1);
            journal.begin(run, id(1), "a/model");
            CountDownLatch never = new CountDownLatch(1);
            for (int n = 1; !never.await(1, TimeUnit.MILLISECONDS); n++) {
                journal.text(run, n + ",");
                said.println(n + " " + System.nanoTime());
            }
        }

        private static void diesWithItsParent() {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException _) {
                // The pipe is broken: the parent is gone.
            }
            Runtime.getRuntime().halt(1);
        }
    }

    private Process child(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx128m", "-cp",
                        System.getProperty("java.class.path"), Child.class.getName(), data.toString(), what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void theLockIsHeldAndFreedAndNothingThatWasSavedIsLost() throws Exception {
        Process child = child("append");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
                FileSessionStore store = new FileSessionStore(data, Clock.systemUTC())) {
            SessionId id = new SessionId(said.readLine());
            long said20 = 0;
            for (int i = 0; i < 20; i++) {
                said20 = Long.parseLong(said.readLine());
            }
            OpenSession reading = store.open(id);
            assertThat(reading.readOnly()).isTrue();
            assertThat(reading.notices()).singleElement().asString().contains("process " + child.pid());
            assertThat(store.list().getFirst().locked()).isTrue();
            reading.close();

            kill(child);
            // The kill may come before the child has said one more.
            long last = said.lines().mapToLong(Long::parseLong).max().orElse(said20);
            OpenSession writing = store.open(id);
            assertThat(writing.readOnly()).isFalse();
            assertThat(writing.tree().contains(id(last))).isTrue();
            assertThat(writing.tree().size()).isBetween((int) last, (int) last + 1);
            assertThat(writing.append(List.of(user(writing.tree().nextId(), id(last), "on"))).join()).isNotNull();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aKillInMidStreamLosesLessThanASecond() throws Exception {
        Process child = child("stream");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
                FileSessionStore store = new FileSessionStore(data, Clock.systemUTC())) {
            SessionId id = new SessionId(said.readLine());
            List<String> deltas = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                deltas.add(said.readLine());
            }
            kill(child);
            said.lines().forEach(deltas::add);

            OpenSession session = store.open(id);
            assertThat(session.tree().size()).isEqualTo(2);
            Entry.AssistantMessage answer = (Entry.AssistantMessage) session.tree().node(id(2));
            String[] kept = answer.answer().text().split(",");
            for (int i = 0; i < kept.length; i++) {
                assertThat(kept[i]).isEqualTo(String.valueOf(i + 1));
            }
            long lastKept = nanos(deltas, Math.min(kept.length, deltas.size()) - 1);
            long lastSaid = nanos(deltas, deltas.size() - 1);
            assertThat(lastSaid - lastKept).isLessThan(TimeUnit.SECONDS.toNanos(1));
            assertThat(session.tree().head()).contains(id(2));
        } finally {
            child.destroyForcibly();
        }
    }

    /// Through the handle, because [Process#destroyForcibly] throws away what the child has said.
    private static void kill(Process child) {
        assertThat(child.toHandle().destroyForcibly()).isTrue();
        child.onExit().join();
    }

    private static long nanos(List<String> deltas, int index) {
        String[] words = deltas.get(index).split(" ");
        return words.length < 2 || words[1].isEmpty() ? nanos(deltas, index - 1) : Long.parseLong(words[1]);
    }
}
