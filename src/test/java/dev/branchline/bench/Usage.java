package dev.branchline.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What a process has used, as Linux tells it in `/proc`.
final class Usage {
    private static final double TICKS_PER_SECOND = 100;

    private Usage() {}

    /// User and system time, children that were waited for not included.
    static double cpuSeconds(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /// Proportional set size.
    static double pssMebibytes(ProcessHandle process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException("no Pss");
    }

    /// CPU of each thread that lives, by the thread's name.
    static Map<String, Double> cpuByThread(ProcessHandle process) throws IOException {
        Map<String, Double> cpu = new TreeMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path task : tasks) {
                try {
                    String stat = Files.readString(task.resolve("stat"));
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    cpu.merge(name, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND, Double::sum);
                } catch (NoSuchFileException _) {
                    // The thread has just ended.
                }
            }
        }
        return cpu;
    }

    /// How often each thread has gone to sleep by itself and was woken, by the thread's name.
    static Map<String, Long> wakeUps(ProcessHandle process) throws IOException {
        Map<String, Long> wakeUps = new TreeMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path task : tasks) {
                try {
                    String name = Files.readString(task.resolve("comm")).strip();
                    for (String line : Files.readAllLines(task.resolve("status"))) {
                        if (line.startsWith("voluntary_ctxt_switches:")) {
                            wakeUps.merge(name, Long.parseLong(line.replaceAll("[^0-9]", "")), Long::sum);
                        }
                    }
                } catch (NoSuchFileException _) {
                    // The thread has just ended.
                }
            }
        }
        return wakeUps;
    }
}
