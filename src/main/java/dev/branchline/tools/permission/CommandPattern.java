package dev.branchline.tools.permission;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
            "gsed", "ed", "ex", "vi", "vim", "nvim", "view", "emacs", "nano", "less", "more", "man", "m4", "dd", "tee", "ld.so",
            "rvim", "rview", "vimdiff", "gvim", "emacsclient", "sudoedit", "coreutils", "original-awk", "igawk", "setpriv", "capsh", "sg", "newgrp", "runcon",
            "gosu", "su-exec", "choom", "uclampset", "chpst", "softlimit", "cgexec", "eatmydata", "torsocks", "torify", "proxychains", "xvfb-run", "dbus-launch",
            "ssh-agent", "hyperfine", "watchexec", "nodemon", "concurrently", "chronic", "ifne", "ts", "nix-shell", "nix", "guix", "dotenv", "lxc", "incus", "wsl", "cmd", "powershell", "nerdctl", "buildah", "crun", "runc", "systemd-nspawn", "machinectl", "socat", "pcregrep", "pcre2grep",
            "sqlite", "psql", "mysql", "mariadb", "lftp", "ftp", "open", "xdg-open", "logrotate", "run-parts", "cpulimit", "schedtool");

    /// What interpreters take before their script can be code; so it must stand in the pattern word for word.
    private static final Pattern INTERPRETER = Pattern.compile(
            "[a-z]*sh|nu|rc|es|pwsh|python|pypy|perl|ruby|node(?:js)?|deno|bun|tsx|ts-node|php|lua|luajit|rscript|r|julia|tclsh|wish|osascript|guile|racket"
                    + "|scheme|sbcl|clisp|ghci?|runghc|runhaskell|groovy|scala|kotlin|java|jshell|irb|ipython|octave|gnuplot|npx|pnpx|bunx|uvx|pipx");

    /// What interpreters do first when the next word is no file but code, or a package from the network.
    private static final Set<String> CODE = Set.of("eval", "x", "exec", "dlx", "repl", "create");

    /// Of one program there are several under names like these.
    private static final Pattern SUFFIX = Pattern.compile("(?:[-._]?(?:static|basic|tiny|nox|gtk3?|gui|real|rs|exe|[0-9][0-9.]*))+$");

    private CommandPattern() {}

    /// Whether an allowing pattern covers a command: only one plain command, and only when it runs itself.
    static boolean allows(String pattern, CommandLine command) {
        return Wildcard.fits(pattern, command.text(), 0) && runsItself(command, Wildcard.literal(pattern).length());
    }

    /// @param literal how much of the text the pattern spells out
    static boolean runsItself(CommandLine command, int literal) {
        String full = nameOf(command.words().getFirst());
        String plain = SUFFIX.matcher(full).replaceFirst("");
        String name = plain.isEmpty() ? full : plain;
        if (RUN_OTHERS.contains(full) || RUN_OTHERS.contains(name) || full.matches("ld(?:-.*)?\\.so.*")) {
            return false;
        }
        return INTERPRETER.matcher(name).matches() ? scriptIsSpelledOut(command, literal) : !Surprises.any(name, command, literal);
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
        boolean plain = script == 1 && !CODE.contains(words.get(1));
        return plain || (script < words.size() && command.ends().get(script) <= literal);
    }

    /// Some file systems take `SUDO` for `sudo`.
    private static String nameOf(String word) {
        return word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
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
