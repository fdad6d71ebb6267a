package dev.branchline.tools.permission;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Patterns over command lines: `*` stands for any text, everything else for itself.
final class CommandPattern {
    /// Builtins and programs that run what their arguments say, or change what later words mean. A pattern never allows them: what runs
    /// is not what the pattern was read as.
    private static final Set<String> RUN_OTHERS = Set.of(
            "eval", "exec", "source", ".", "command", "builtin", "enable", "coproc", "time", "trap", "alias", "unalias", "export", "declare",
            "typeset", "local", "readonly", "set", "shopt", "setopt", "unset", "hash", "let", "read", "mapfile", "readarray", "bind", "complete",
            "compgen", "fc", "noglob", "nocorrect", "zmodload", "autoload", "sched", "zle", "emulate", "caller", "wait", "bg", "fg", "disown",
            "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "select", "function", "repeat", "foreach", "in",
            "env", "sudo", "doas", "su", "runuser", "pkexec", "run0", "xargs", "parallel", "timeout", "gtimeout", "nice", "ionice", "chrt",
            "taskset", "numactl", "nohup", "setsid", "stdbuf", "unbuffer", "script", "watch", "chroot", "unshare", "nsenter", "flock", "busybox",
            "toybox", "strace", "ltrace", "gdb", "lldb", "valgrind", "perf", "ssh", "rsh", "systemd-run", "at", "batch", "crontab", "rlwrap",
            "expect", "entr", "setarch", "linux32", "linux64", "prlimit", "catchsegv", "faketime", "fakeroot", "proot", "bwrap", "firejail",
            "docker", "podman", "dbus-run-session", "start-stop-daemon", "daemonize", "tmux", "screen", "dtach", "awk", "gawk", "mawk", "nawk", "sed",
            "gsed", "ed", "ex", "vi", "vim", "nvim", "view", "emacs", "nano", "less", "more", "man", "m4", "dd", "tee", "ld.so");

    /// What interpreters take before their script can be code; so it must stand in the pattern word for word.
    private static final Pattern INTERPRETER = Pattern.compile(
            "(?:ba|da|z|k|mk|c|tc|fi|a|po|r)?sh|nu|pwsh|python[0-9.]*|pypy[0-9.]*|perl[0-9.]*|ruby[0-9.]*|node(?:js)?|deno|bun|tsx|ts-node|php[0-9.]*|lua[0-9.]*|luajit"
                    + "|Rscript|R|julia|tclsh[0-9.]*|wish|osascript|guile|racket|scheme|ghci?|runghc|runhaskell|groovy|scala|kotlin|java|jshell|irb|ipython|npx|pnpx|bunx|uvx|pipx");

    /// Arguments with which a command runs or writes what nobody expects of it.
    private static final Pattern GIT = Pattern.compile(
            "-c.*|-C.*|--config-env.*|--exec-path.*|--git-dir.*|--work-tree.*|--output.*|-o|--ext-diff|--textconv|--upload-pack.*|--receive-pack.*|--exec.*|-x.*|-u.*"
                    + "|-O.*|--open-files-in-pager.*|--edit-description|--template.*|--global|--system|--show-pulls-exec|--no-index|ext::.*|alias\\..*|core\\..*");
    private static final Pattern FIND = Pattern.compile("-exec.*|-ok.*|-delete|-fprint.*|-fls|-files0-from.*");
    private static final Pattern FD = Pattern.compile("-[a-zA-Z]*[xX].*|--exec.*");
    private static final Pattern RIPGREP = Pattern.compile("--pre(?:=.*)?|--hostname-bin.*|-[a-zA-Z]*z[a-zA-Z]*|--search-zip");
    private static final Pattern WRITING = Pattern.compile("-[a-zA-Z]*o.*|--o(?:utput)?.*|--compress-program.*|--files0-from.*");
    private static final Pattern TAR = Pattern.compile("--to-command.*|--checkpoint.*|-[a-zA-Z]*[IF].*|--use-compress.*|--info-script.*|--new-volume.*|--rsh-command.*|--rmt-command.*");

    private CommandPattern() {}

    /// Whether an allowing pattern covers a command: only one plain command, and only when it runs itself.
    static boolean allows(String pattern, CommandLine command) {
        return Wildcard.fits(pattern, command.text(), 0) && runsItself(command, Wildcard.literal(pattern).length());
    }

    /// @param literal how much of the text the pattern spells out
    static boolean runsItself(CommandLine command, int literal) {
        String name = nameOf(command.words().getFirst());
        if (RUN_OTHERS.contains(name)) {
            return false;
        }
        return INTERPRETER.matcher(name).matches() ? scriptIsSpelledOut(command, literal) : arguments(command).noneMatch(unexpected(name));
    }

    /// Options before the script may be code or load some, so they and the first word after them must stand in the pattern.
    private static boolean scriptIsSpelledOut(CommandLine command, int literal) {
        List<String> words = command.words();
        if (words.size() == 1) {
            return false; // reads what to run from its input
        }
        int script = 1;
        while (script < words.size() && (words.get(script).startsWith("-") || words.get(script).startsWith("+"))) {
            script++;
        }
        return script == 1 || (script < words.size() && command.ends().get(script) <= literal);
    }

    private static Stream<String> arguments(CommandLine command) {
        return command.words().stream().skip(1);
    }

    private static Predicate<String> unexpected(String name) {
        return switch (name) {
            case "git" -> GIT.asMatchPredicate();
            case "find", "gfind" -> FIND.asMatchPredicate();
            case "fd", "fdfind" -> FD.asMatchPredicate();
            case "rg" -> RIPGREP.asMatchPredicate();
            case "sort", "gsort", "curl", "wget", "tree", "iconv", "gcc", "cc", "shuf", "pandoc" -> WRITING.asMatchPredicate();
            case "tar", "gtar", "bsdtar" -> TAR.asMatchPredicate();
            default -> _ -> false;
        };
    }

    private static String nameOf(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    /// Whether a denying pattern is anywhere in a command, by any reading: each place where a word may begin is tried, with and without
    /// quotes and backslashes, in any case. No wall against one who wants around it; that is what asking is for.
    static boolean denies(String pattern, String command) {
        String wanted = blanks(pattern);
        String open = wanted.endsWith("*") ? wanted : wanted + "*";
        String asWritten = blanks(command);
        String unquoted = blanks(command.replace("\\\n", "").replaceAll("[\\\\'\"]", ""));
        return anywhere(open, wanted, asWritten) || anywhere(open, wanted, unquoted);
    }

    private static boolean anywhere(String open, String wanted, String text) {
        String first = Wildcard.literal(open);
        for (int i = text.indexOf(first); i >= 0; i = text.indexOf(first, i + 1)) {
            boolean begins = i == 0 || !inWord(text.charAt(i - 1));
            int end = i + wanted.length();
            // Without a star the pattern must end with a word: `rm` is not meant to fit `rmdir`.
            boolean ends = !wanted.equals(first) || open.equals(wanted) || end >= text.length() || !inWord(text.charAt(end));
            if (begins && ends && Wildcard.fits(open, text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static String blanks(String text) {
        return text.replaceAll("[\\p{Z}\\p{Cc}\\p{Cf}]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
