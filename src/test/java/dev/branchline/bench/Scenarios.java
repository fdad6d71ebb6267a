package dev.branchline.bench;

import dev.branchline.demo.DemoTokens;
import dev.branchline.model.SessionId;
import dev.branchline.session.store.LargeSessionBenchmark;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What is measured, one method a group of rows of the budget table.
final class Scenarios {
    private final Lab lab;
    private final int runs;

    /// @param runs how often starts and streams are repeated
    Scenarios(Lab lab, int runs) {
        this.lab = lab;
        this.runs = runs;
    }

    static void row(String what, String figures) {
        System.out.printf(Locale.ROOT, "%-52s %s%n", what, figures);
    }

    /// Normal start, demo and the bare runtime by turns, so that all three see the same machine.
    void start() throws IOException, InterruptedException {
        Samples floor = new Samples();
        Samples[] painted = {new Samples(), new Samples()};
        Samples[] ready = {new Samples(), new Samples()};
        Samples[] cpu = {new Samples(), new Samples()};
        for (int run = 0; run < runs; run++) {
            try (Pane pane = lab.bareJvm()) {
                floor.addNanos(pane.awaitText("OpenJDK") - pane.start());
            }
            for (int demo = 0; demo < 2; demo++) {
                try (Pane pane = demo == 1 ? lab.branchline("--demo") : lab.branchline()) {
                    painted[demo].addNanos(pane.awaitText(Lab.PAINTED) - pane.start());
                    pane.typed("zqZ", s -> s.line(s.cursorRow()).contains("zqZ"));
                    ready[demo].addNanos(System.nanoTime() - pane.start());
                    cpu[demo].add(1000 * Usage.cpuSeconds(pane.jvm()));
                    // Else the next new session begins with it as its draft.
                    pane.typed("\u007f\u007f\u007f", s -> !s.line(s.cursorRow()).contains("z"));
                }
            }
        }
        row("bare JVM of the same runtime", floor.range("ms"));
        String[] names = {"start, new session: ", "start, --demo: "};
        for (int demo = 0; demo < 2; demo++) {
            row(names[demo] + "first paint", painted[demo].range("ms") + ratio(painted[demo], floor));
            row(names[demo] + "a key is echoed", ready[demo].range("ms") + ratio(ready[demo], floor));
            row(names[demo] + "CPU of the JVM until then", cpu[demo].range("ms"));
        }
    }

    private static String ratio(Samples samples, Samples floor) {
        return String.format(Locale.ROOT, ", %.1f × bare", samples.median() / floor.median());
    }

    /// Keys in an idle program, and while an answer streams.
    void keys() throws IOException, InterruptedException {
        try (Pane pane = lab.branchline()) {
            pane.awaitText(Lab.PAINTED);
            Keys.measure(pane, 200, new Samples());
            Samples idle = new Samples();
            Keys.measure(pane, 300, idle);
            row("key echo, idle", idle.tail("ms"));
            ask(pane, "tokens 4000 at 200", 4000);
            lab.wire().await(400);
            Samples streaming = new Samples();
            Keys.measure(pane, 300, streaming);
            row("key echo, 200 tokens/s streaming", streaming.tail("ms"));
        }
    }

    private void ask(Pane pane, String prompt, int tokens) throws IOException, InterruptedException {
        lab.wire().expect(tokens);
        pane.typed(prompt, s -> s.line(s.cursorRow()).contains(prompt));
        pane.type("\r");
    }

    /// Tokens from the socket to the screen.
    void stream() throws IOException, InterruptedException {
        try (Pane pane = lab.branchline()) {
            pane.awaitText(Lab.PAINTED);
            stream(pane, 600, 200, new Samples());
            for (int rate : new int[] {50, 200, 1000}) {
                Samples latency = new Samples();
                int tokens = rate == 50 ? 500 : 2000;
                double bytesPerToken = stream(pane, tokens, rate, latency);
                row("token on the wire → on screen, " + rate + "/s", latency.tail("ms"));
                if (rate == 200) {
                    row("terminal bytes per token, scrolling, 200/s", String.format(Locale.ROOT, "%.0f", bytesPerToken));
                }
            }
            Samples flood = new Samples();
            for (int run = 0; run < runs; run++) {
                flood.addNanos(flood(pane));
            }
            row("5,000 tokens at once: first byte → last word", flood.range("ms"));
        }
    }

    /// @return terminal bytes per token of the second half, when the pane scrolls
    private double stream(Pane pane, int tokens, int rate, Samples latency) throws IOException, InterruptedException {
        fresh(pane);
        TokenWatch watch = new TokenWatch(tokens);
        ask(pane, "tokens " + tokens + " at " + rate, tokens);
        lab.wire().await(1);
        pane.watch(watch);
        lab.wire().await(tokens / 2);
        long before = pane.bytes();
        pane.await(_ -> watch.hasSeen(tokens));
        double perToken = (pane.bytes() - before) / (tokens / 2.0);
        pane.watch((_, _) -> {});
        watch.latencies(lab.wire(), latency);
        quiet(pane);
        return perToken;
    }

    /// A new session, so that no word of the last answer is on the screen.
    private static void fresh(Pane pane) throws IOException, InterruptedException {
        pane.typed("\033n", s -> !s.screen().contains("w00"));
        pass(300);
    }

    private long flood(Pane pane) throws IOException, InterruptedException {
        fresh(pane);
        TokenWatch watch = new TokenWatch(5000);
        ask(pane, "tokens 5000 fast", 5000);
        pane.watch(watch);
        lab.wire().await(5000);
        pane.await(_ -> watch.hasSeen(5000));
        pane.watch((_, _) -> {});
        quiet(pane);
        return watch.seenAt(5000) - lab.wire().at(1);
    }

    /// Waits until half a second brings no more than a few bytes.
    private static void quiet(Pane pane) {
        long before;
        do {
            before = pane.bytes();
            pass(500);
        } while (pane.bytes() - before > 200);
    }

    private static void pass(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Enter to the request's first bytes at the server.
    void send() throws IOException, InterruptedException {
        try (Gate gate = new Gate(lab.server().baseUrl()); Pane pane = lab.at(gate.baseUrl())) {
            pane.awaitText(Lab.PAINTED);
            // Nobody has written a prompt sooner.
            pass(1000);
            Samples samples = new Samples();
            for (int turn = 0; turn < 30; turn++) {
                pane.typed("tokens 5 fast", s -> s.line(s.cursorRow()).contains("tokens 5 fast"));
                lab.wire().expect(5);
                long before = System.nanoTime();
                pane.type("\r");
                long sent = gate.next() - before;
                if (turn > 4) {
                    samples.addNanos(sent);
                } else if (turn == 0) {
                    row("Enter → request on the wire, first of a program", String.format(Locale.ROOT, "%.1f ms", sent / 1e6));
                }
                lab.wire().await(5);
                pass(150);
            }
            row("Enter → request on the wire", samples.tail("ms"));
        }
    }

    /// 5,000 tokens of markdown in ten seconds, in a program that has just started.
    void markdown() throws IOException, InterruptedException {
        Samples cpu = new Samples();
        Map<String, Double> threads = new TreeMap<>();
        for (int run = 0; run < Math.max(1, runs / 3); run++) {
            try (Pane pane = lab.branchline()) {
                pane.awaitText(Lab.PAINTED);
                quiet(pane);
                double before = Usage.cpuSeconds(pane.jvm());
                ask(pane, "markdown tokens 5000 at 500", 5000);
                lab.wire().await(5000);
                quiet(pane);
                cpu.add(Usage.cpuSeconds(pane.jvm()) - before);
                threads = Usage.cpuByThread(pane.jvm());
            }
        }
        threads.values().removeIf(seconds -> seconds < 0.1);
        row("CPU of the threads since the start", threads.toString());
        row("CPU for 5,000 tokens of markdown at 500/s", cpu.range("s"));
    }

    /// Memory when idle and after 200 turns, and what the turns cost.
    void turns() throws IOException, InterruptedException {
        try (Pane pane = lab.branchline()) {
            pane.awaitText(Lab.PAINTED);
            pass(12_000);
            row("PSS idle for 12 s", String.format(Locale.ROOT, "%.0f MiB", Usage.pssMebibytes(pane.jvm())));
            idle(pane);
            double before = Usage.cpuSeconds(pane.jvm());
            for (int turn = 0; turn < 200; turn++) {
                ask(pane, "tokens 60 fast", 60);
                lab.wire().await(60);
                pane.awaitText(DemoTokens.word(60));
                pass(50);
            }
            quiet(pane);
            row("CPU of 200 turns of 60 tokens", String.format(Locale.ROOT, "%.1f s", Usage.cpuSeconds(pane.jvm()) - before));
            row("PSS after 200 turns", String.format(Locale.ROOT, "%.0f MiB", Usage.pssMebibytes(pane.jvm())));
        }
    }

    private static void idle(Pane pane) throws IOException {
        long bytes = pane.bytes();
        double cpu = Usage.cpuSeconds(pane.jvm());
        Map<String, Long> before = Usage.wakeUps(pane.jvm());
        pass(5000);
        Map<String, Long> woken = new TreeMap<>();
        Usage.wakeUps(pane.jvm()).forEach((thread, count) -> {
            long more = count - before.getOrDefault(thread, 0L);
            if (more > 0) {
                woken.put(thread, more);
            }
        });
        row("idle for 5 s", String.format(
                Locale.ROOT, "CPU %.2f s, bytes %d, wake-ups %s", Usage.cpuSeconds(pane.jvm()) - cpu, pane.bytes() - bytes, woken));
    }

    /// A session of 100,000 entries.
    void large() throws IOException, InterruptedException {
        LargeSessionBenchmark.write(lab.data(), new SessionId("large"), lab.workspace(), false);
        Samples open = new Samples();
        for (int run = 0; run < Math.max(2, runs / 3); run++) {
            try (Pane pane = lab.branchline("-c")) {
                open.addNanos(pane.awaitText(Lab.PAINTED) - pane.start());
            }
        }
        row("start with a 100,000-entry session: first paint", open.range("ms"));
        try (Pane pane = lab.branchline("-c")) {
            pane.awaitText(Lab.PAINTED);
            pass(3000);
            row("PSS with a 100,000-entry session", String.format(Locale.ROOT, "%.0f MiB", Usage.pssMebibytes(pane.jvm())));
            Keys.measure(pane, 100, new Samples());
            Samples keys = new Samples();
            Keys.measure(pane, 200, keys);
            row("key echo in it", keys.tail("ms"));
            Samples switches = new Samples();
            for (int i = 0; i < 20; i++) {
                String before = pane.text();
                switches.addNanos(pane.typed(i % 2 == 0 ? "\033," : "\033.", s -> !s.screen().equals(before)));
                pass(150);
            }
            row("switch branch in it", switches.tail("ms"));
        }
    }
}
