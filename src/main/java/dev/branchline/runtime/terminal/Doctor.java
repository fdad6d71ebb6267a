package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Finds out what the program found of its terminal and its own installation, for `branchline doctor`. Only looks, changes nothing.
public final class Doctor {
    /// One thing found.
    ///
    /// @param advice what to do about it; empty when all is well
    public record Finding(String label, String value, String advice) {
        static Finding fine(String label, String value) {
            return new Finding(label, value, "");
        }
    }

    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Looks at everything; takes some ten milliseconds, for child processes.
    ///
    /// @param colorSetting the colour depth of the settings, or empty
    /// @param paths folders and files that the program uses, by what they are for
    public static List<Finding> examine(Map<String, String> environment, String colorSetting, Map<String, Path> paths) {
        Doctor doctor = new Doctor(environment);
        doctor.terminal(colorSetting);
        doctor.device();
        doctor.locale();
        doctor.tmux();
        doctor.runtime();
        paths.forEach(doctor::path);
        return List.copyOf(doctor.findings);
    }

    private void terminal(String colorSetting) {
        String term = environment.getOrDefault("TERM", "");
        String advice = term.isEmpty() || term.equals("dumb") ? "Set TERM to the name of your terminal, such as xterm-256color." : "";
        findings.add(new Finding("TERM", term.isEmpty() ? "not set" : term, advice));
        findings.add(Finding.fine("COLORTERM", environment.getOrDefault("COLORTERM", "not set")));
        ColorDepth depth = Capabilities.of(environment, colorSetting).depth();
        findings.add(switch (depth) {
            case TRUE -> Finding.fine("colours", "true colour");
            case PALETTE_256 -> new Finding("colours", "256", "If your terminal shows true colours, set " + Capabilities.COLOR_VARIABLE + "=truecolor.");
            case PALETTE_16 -> new Finding("colours", "16", "If your terminal shows more, set " + Capabilities.COLOR_VARIABLE + "=256 or =truecolor.");
            case NONE -> new Finding("colours", "none",
                    environment.getOrDefault("NO_COLOR", "").isEmpty() ? "" : "NO_COLOR is set; " + Capabilities.COLOR_VARIABLE + " overrides it.");
        });
    }

    private void device() {
        try {
            TerminalSize size = Stty.size(TerminalSize.ZERO);
            boolean small = size.getColumns() < 80 || size.getRows() < 24;
            findings.add(new Finding("size", size.getColumns() + " × " + size.getRows(), small ? "From 80 × 24 on everything has its place." : ""));
            findings.add(Finding.fine("stty", "works on /dev/tty"));
        } catch (IOException e) {
            findings.add(new Finding("stty", String.valueOf(e.getMessage()), "The screen needs a terminal and the program stty (coreutils)."));
        }
    }

    private void locale() {
        String charset = System.getProperty("native.encoding", Charset.defaultCharset().name());
        String advice = charset.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8")
                ? ""
                : "The screen is sent as UTF-8 all the same; for file names set LANG to a UTF-8 locale, such as C.UTF-8.";
        findings.add(new Finding("character set", charset, advice));
    }

    private void tmux() {
        if (environment.containsKey("TMUX")) {
            String version = output("tmux", "-V");
            String advice = olderThan(version, 3.4) ? "From tmux 3.4 on frames are shown whole, without flicker." : "";
            findings.add(new Finding("tmux", version, advice));
        }
    }

    static boolean olderThan(String version, double wanted) {
        String number = version.replaceAll("[^0-9.]", "");
        try {
            return !number.isEmpty() && Double.parseDouble(number) < wanted;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).trim();
            return process.waitFor(5, TimeUnit.SECONDS) ? text : "no answer";
        } catch (IOException e) {
            return "cannot be asked: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private void runtime() {
        findings.add(Finding.fine("Java", System.getProperty("java.vm.name", "?") + " " + System.getProperty("java.vm.version", "?")));
        String archive = System.getProperty("branchline.archive", "");
        if (archive.isEmpty()) {
            findings.add(new Finding("start cache", "not in use", "Start with bin/branchline of a packaged program to start faster."));
        } else {
            boolean there = Files.isReadable(Path.of(archive));
            findings.add(new Finding("start cache", archive, there ? "" : "The file is missing: build the program again, or reinstall it."));
        }
    }

    private void path(String what, Path path) {
        boolean exists = Files.exists(path);
        Path probe = path;
        while (!Files.exists(probe) && probe.getParent() != null) {
            probe = probe.getParent();
        }
        boolean writable = Files.isWritable(probe) && (exists || Files.isDirectory(probe));
        findings.add(new Finding(what, path + (exists ? "" : " (not there yet)"), writable ? "" : "It cannot be written: check its owner and its mode."));
    }
}
