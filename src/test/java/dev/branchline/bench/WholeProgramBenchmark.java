package dev.branchline.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Measures the packaged program for every row of the budget table that can be measured from outside. Needs `target/branchline`
/// (property `branchline.home`) and Linux.
///
/// Arguments: the groups to measure (all when none is named), and `runs=N` for how often starts are repeated.
public final class WholeProgramBenchmark {
    private WholeProgramBenchmark() {}

    private interface Group {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(System.getProperty("branchline.home", "target/branchline")).toAbsolutePath();
        int runs = 9;
        Set<String> wanted = new java.util.TreeSet<>();
        for (String arg : args) {
            if (arg.startsWith("runs=")) {
                runs = Integer.parseInt(arg.substring("runs=".length()));
            } else {
                wanted.add(arg);
            }
        }
        try (Lab lab = new Lab(home)) {
            Scenarios scenarios = new Scenarios(lab, runs);
            Map<String, Group> groups = new LinkedHashMap<>();
            groups.put("start", scenarios::start);
            groups.put("keys", scenarios::keys);
            groups.put("stream", scenarios::stream);
            groups.put("send", scenarios::send);
            groups.put("markdown", scenarios::markdown);
            groups.put("turns", scenarios::turns);
            groups.put("large", scenarios::large);
            for (Map.Entry<String, Group> group : groups.entrySet()) {
                if (wanted.isEmpty() || wanted.contains(group.getKey())) {
                    group.getValue().run();
                }
            }
        }
        System.exit(0);
    }
}
