package dev.branchline.tools.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds processes where `/proc` tells of them; elsewhere none.
final class LinuxProcesses {
    private static final Path PROC = Path.of("/proc");

    private LinuxProcesses() {}

    /// @param group processes of this group or session
    /// @param mark or with this in their environment; empty for none
    static List<ProcessHandle> members(long group, String mark) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                if (belongs(process, group) || (!mark.isEmpty() && marked(process, mark))) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return found; // what was found counts; the group is signalled as such too
        }
        return found;
    }

    /// Whether a process runs: a dead one that nobody has fetched yet does not.
    static boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        String[] fields = fields(PROC.resolve(Long.toString(process.pid())));
        return fields.length < 4 ? process.isAlive() : !dead(fields);
    }

    private static boolean belongs(Path process, long group) {
        String[] fields = fields(process);
        String wanted = Long.toString(group);
        return fields.length >= 4 && !dead(fields) && (fields[2].equals(wanted) || fields[3].equals(wanted));
    }

    private static boolean dead(String[] fields) {
        return fields[0].equals("Z") || fields[0].equals("X");
    }

    /// `/proc/PID/stat`: pid (name) state parent group session …; the name may hold anything.
    private static String[] fields(Path process) {
        String stat = read(process.resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }

    private static boolean marked(Path process, String mark) {
        return ("\0" + read(process.resolve("environ"))).contains("\0" + mark + "\0");
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) { // it has ended meanwhile, or is someone else's
            return "";
        }
    }
}
