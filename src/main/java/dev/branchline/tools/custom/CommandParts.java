package dev.branchline.tools.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which parts of a manifest's command are files, and where they lie. It runs in the workspace, where a model may write: what is named
/// without being there would be looked for there, and would run without having been trusted.
///
/// @param manifest the file that names the command
/// @param command the program, then its arguments
record CommandParts(Path manifest, List<String> command) {
    /// What is given to interpreters, known by its ending.
    private static final Pattern SCRIPT = Pattern.compile(
            "[^-].*\\.(?:py|js|mjs|cjs|ts|mts|sh|bash|zsh|rb|pl|php|lua|r|jl|tcl|awk|jar|class|wasm|exe)", Pattern.CASE_INSENSITIVE);

    private static final Pattern INTERPRETER = Pattern.compile(
            "(?:.*/)?(?:python|pypy|node|nodejs|deno|bun|tsx|ts-node|sh|dash|ash|bash|zsh|ksh|fish|ruby|perl|php|lua|luajit|Rscript|julia|tclsh|wish|pwsh"
                    + "|groovy|guile|racket|elixir|escript)[0-9.]*");

    private static final Set<String> RUN = Set.of("run", "exec");

    /// The part that would be looked for in the workspace.
    Optional<String> astray() {
        int script = script();
        for (int i = 0; i < command.size(); i++) {
            if (isAstray(i, i == script)) {
                return Optional.of(command.get(i));
            }
        }
        return Optional.empty();
    }

    /// The command as it is run: parts that are files beside the manifest by their whole path.
    List<String> resolved() {
        return command.stream().map(part -> {
            Path beside = beside(file(part));
            return beside == null ? part : part.substring(0, part.length() - file(part).length()) + beside;
        }).toList();
    }

    /// Files of the command that do not belong to the system's programs.
    List<Path> ownFiles() {
        return command.stream().map(part -> beside(file(part))).filter(Objects::nonNull).toList();
    }

    private boolean isAstray(int index, boolean script) {
        String named = file(command.get(index));
        boolean isFile = index == 0 ? named.contains("/") : script || SCRIPT.matcher(named).matches() || (isInterpreted() && isRelative(named));
        return isFile && !named.startsWith("/") && beside(named) == null;
    }

    private static boolean isRelative(String named) {
        return named.startsWith("./") || named.startsWith("../");
    }

    private boolean isInterpreted() {
        return INTERPRETER.matcher(command.getFirst()).matches();
    }

    /// Where an interpreter's script stands: its first argument that is no option; -1 when there is none.
    private int script() {
        if (!isInterpreted()) {
            return -1;
        }
        for (int i = 1; i < command.size(); i++) {
            String part = command.get(i);
            if (isInline(name(), part)) {
                return -1;
            }
            if (!part.startsWith("-") && !(RUN.contains(part) && Set.of("deno", "bun").contains(name()))) {
                return i;
            }
        }
        return -1;
    }

    private String name() {
        String program = command.getFirst();
        return program.substring(program.lastIndexOf('/') + 1).replaceFirst("[0-9.]+$", "");
    }

    /// Whether the program stands in the command itself, and what follows are its arguments.
    private static boolean isInline(String interpreter, String option) {
        return switch (interpreter) {
            case "python", "pypy", "sh", "dash", "ash", "bash", "zsh", "ksh", "fish", "pwsh" -> option.equals("-c");
            case "php" -> option.equals("-r");
            case "node", "nodejs", "bun" -> Set.of("-e", "-p", "--eval", "--print").contains(option);
            case "deno" -> option.equals("eval");
            case "perl" -> Set.of("-e", "-E").contains(option);
            default -> option.equals("-e");
        };
    }

    /// Of `--option=value` the value.
    private static String file(String part) {
        return part.startsWith("-") ? part.substring(part.indexOf('=') + 1) : part;
    }

    private @Nullable Path beside(String named) {
        try {
            Path file = manifest.resolveSibling(named);
            return Files.isRegularFile(file) ? file.toRealPath() : null; // real: a link could lead elsewhere later
        } catch (InvalidPathException | IOException _) {
            return null;
        }
    }
}
