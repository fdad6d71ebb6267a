package dev.branchline.tools.file;

import dev.branchline.model.tool.Approval;
import dev.branchline.workspace.ManyFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Searches 20,000 files by ripgrep, git grep, our own search and the tool with ripgrep, by turns in one run, so that what else the machine
/// does meets all of them alike. The first round is the first search of a program; the others are told as medians.
public final class SearchRace {
    private static final Map<String, String> PATTERNS = Map.of("plain", "needle in line", "regex", "needle \\w+ line \\d+");

    private final ManyFiles files;
    private final FileBench bench;
    private final String pattern;

    private SearchRace(ManyFiles files, String pattern) throws IOException {
        this.files = files;
        this.bench = new FileBench(files.root);
        this.pattern = pattern;
    }

    @FunctionalInterface
    private interface Runner {
        void run() throws Exception;
    }

    /// @param args rounds; `plain` or `regex`; how many files; `insensitive` when case does not matter
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        String kind = args.length > 1 ? args[1] : "plain";
        boolean sensitive = args.length < 4;
        try (ManyFiles files = new ManyFiles(args.length > 2 ? Integer.parseInt(args[2]) : 20_000)) {
            new SearchRace(files, PATTERNS.getOrDefault(kind, kind)).race(rounds, sensitive);
        }
    }

    private void race(int rounds, boolean sensitive) throws Exception {
        String matchCase = sensitive ? "-s" : "-i";
        run("rg", "--no-config", "--hidden", "-n", matchCase, pattern, "."); // so that the first in the race finds all in memory
        Map<String, Runner> racers = new LinkedHashMap<>();
        racers.put("rg", () -> run("rg", "--no-config", "--hidden", "-n", matchCase, pattern, "."));
        racers.put("git grep", () -> run("git", "grep", "--no-index", sensitive ? "-nP" : "-inP", pattern));
        racers.put("own", () -> search(new SearchCode(Optional.empty()), sensitive));
        racers.put("tool with rg", () -> search(new SearchCode(Ripgrep.find(System.getenv("PATH"))), sensitive));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Runner> racer : racers.entrySet()) {
                long start = System.nanoTime();
                racer.getValue().run();
                times.computeIfAbsent(racer.getKey(), _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
            }
        }
        List<Double> others = times.getOrDefault("rg", List.of());
        times.forEach((name, all) -> tell(name, all, others));
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String name, List<Double> times, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            ratios.add(times.get(i) / others.get(i));
        }
        System.out.println(String.format(Locale.ROOT, "%-13s first %5.0f ms   then %5.0f ms (%.0f to %.0f)   x rg %.2f", name, times.getFirst(),
                median(times.subList(1, times.size())), times.stream().skip(1).min(Double::compare).orElse(0.0),
                times.stream().skip(1).max(Double::compare).orElse(0.0), median(ratios)));
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }

    private void search(SearchCode tool, boolean sensitive) throws Exception {
        String output = bench.run(tool, FileBench.JSON.valueToTree(Map.of("pattern", pattern, "caseSensitive", sensitive)), new Approval.Whole()).output();
        if (!output.contains("20 matching lines")) {
            throw new IOException(output);
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(files.root.toFile()).redirectErrorStream(true).start();
        int lines = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n").length;
        if (process.waitFor() != 0 || lines != 20) {
            throw new IOException(command[0] + " failed");
        }
    }
}
