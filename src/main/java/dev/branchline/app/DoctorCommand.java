package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.config.Problem;
import dev.branchline.runtime.terminal.Doctor;
import dev.branchline.text.SafeText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `branchline doctor`: what the program found around it.
@Command(name = "doctor", description = "Prints what the program found: terminal, folders, settings, key.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        Environment environment = Environment.read(null);
        row(out, "version", Version.text());
        for (Doctor.Finding finding : Doctor.examine(environment.variables(), "", paths(environment))) {
            row(out, finding.label(), finding.value());
            if (!finding.advice().isEmpty()) {
                row(out, "", "→ " + finding.advice());
            }
        }
        row(out, "server", environment.loaded().settings().baseUrl());
        row(out, "key", environment.loaded().settings().apiKey() == null ? "none: set OPENROUTER_API_KEY, or enter one in the program" : "present");
        for (Problem problem : environment.loaded().problems()) {
            row(out, "problem", problem.sentence());
        }
        return ExitCode.OK;
    }

    private static Map<String, Path> paths(Environment environment) {
        Folders folders = environment.folders();
        Map<String, Path> paths = new LinkedHashMap<>();
        paths.put("settings", folders.settingsFile());
        paths.put("data", folders.data());
        paths.put("cache", folders.cache());
        paths.put("log", folders.logFile());
        paths.put("themes", folders.themes());
        return paths;
    }

    /// Variables, paths and settings may hold anything.
    private static void row(PrintWriter out, String label, String value) {
        out.printf("%-14s %s%n", label, SafeText.of(value));
    }
}
