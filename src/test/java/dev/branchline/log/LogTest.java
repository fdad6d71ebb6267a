package dev.branchline.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00.123456Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void noFileAsLongAsThereIsNothingToSay() throws IOException {
        try (Log log = Log.to(file(), Level.WARN)) {
            log.info("fine");
            log.debug(() -> {
                throw new AssertionError("asked for a line that is off");
            });
            Log.NONE.error("nowhere", null);
            assertThat(file().getParent()).doesNotExist();

            log.warn("not fine");
            assertThat(file()).content().endsWith("not fine\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent()))).isEqualTo("rwx------");
        }
    }

    @Test
    void linesSayWhenWhoAndWhat() throws IOException {
        try (Log log = log(Level.DEBUG, 10_000)) {
            log.info("started");
            log.error("saving failed", new IOException("disk full\n2026-11-22 forged line"));
        }

        List<String> lines = Files.readAllLines(file());
        assertThat(lines.getFirst()).matches("2026-11-22T12:00:00\\.123Z \\d+ INFO \\[main] started");
        assertThat(lines.get(1)).endsWith("ERROR [main] saving failed");
        assertThat(lines.subList(2, lines.size())).isNotEmpty().allMatch(l -> l.startsWith("    "));
    }

    @Test
    void keysAndControlCharactersNeverReachTheFile() throws IOException {
        try (Log log = log(Level.INFO, 10_000)) {
            log.hide("hunter2hunter2");
            log.info("a sk-or-v1-0123456789abcdef b {\"Authorization\": \"Bearer xyz.123\"} c hunter2hunter2 d");
            log.error("x\u001b[2J\r\n\u202eevil\u200b\t.", new IllegalStateException("sk-or-v1-0123456789abcdef"));
        }

        assertThat(Files.readString(file()))
                .doesNotContain("0123456789", "xyz.123", "hunter2", "\u001b", "\r", "\u202e", "\u200b")
                .contains("a [key] b {\"Authorization\": \"Bearer [key]\"} c [key] d")
                .contains("x\\u001B[2J\\u000D\\n\\u202Eevil\\u200B\\t.");
    }

    @Test
    void twoFilesOfLimitedSize() throws IOException {
        try (Log log = log(Level.INFO, 2_000)) {
            for (int i = 0; i < 200; i++) {
                log.info("line " + i);
            }
        }

        assertThat(Files.size(file())).isLessThanOrEqualTo(2_000);
        assertThat(Files.size(older())).isLessThanOrEqualTo(2_000);
        List<String> kept = new ArrayList<>(Files.readAllLines(older()));
        kept.addAll(Files.readAllLines(file()));
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i)).endsWith("line " + (200 - kept.size() + i));
        }
        try (var files = Files.list(file().getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void manyThreadsLoseNothingAndMixNothing() throws Exception {
        try (Log log = log(Level.INFO, 1_000_000)) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                threads.add(Thread.ofVirtual().name("t" + t).start(() -> {
                    for (int i = 0; i < 100; i++) {
                        log.info("whole");
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(Files.readAllLines(file())).hasSize(800).allMatch(l -> l.endsWith("] whole"));
    }

    @Test
    void anInterruptedThreadDoesNotSilenceTheOthers() throws Exception {
        try (Log log = log(Level.INFO, 1_000_000)) {
            log.info("before");
            Thread interrupted = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                log.info("by the interrupted");
            });
            interrupted.join();
            log.info("after");
        }

        assertThat(Files.readString(file())).contains("before", "by the interrupted", "after");
    }

    @Test
    void failuresAreToldNotThrown() throws IOException {
        Files.createFile(folder.resolve("log"));
        try (Log log = Log.to(folder.resolve("log/branchline.log"), Level.WARN)) {
            assertThat(log.failure()).isNull();
            log.warn("lost");
            assertThat(log.failure()).startsWith("The log could not be written");
        }
    }

    @Test
    void levelsByName() {
        assertThat(Level.of(" Debug ")).contains(Level.DEBUG);
        assertThat(Level.of("loud")).isEmpty();
        assertThat(Level.names()).isEqualTo("off, error, warn, info, debug");
    }

    private Log log(Level level, long limit) {
        return Log.to(new LogFile(file(), limit), level, NOON);
    }

    private Path file() {
        return folder.resolve("log/branchline.log");
    }

    private Path older() {
        return folder.resolve("log/branchline.log.1");
    }
}
