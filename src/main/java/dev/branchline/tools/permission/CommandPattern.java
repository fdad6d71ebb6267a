package dev.branchline.tools.permission;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Patterns over command lines: `*` stands for any text, everything else for itself.
final class CommandPattern {
    /// What interpreters take before their script can be code; so it must stand in the pattern word for word.
    static final Pattern INTERPRETER = Pattern.compile(
            "[a-z]*sh|nu|rc|es|python|pypy|perl|ruby|jruby|node(?:js)?|deno|bun|tsx|ts-node|php|lua|luajit|rscript|r|julia|tclsh|wish|osascript|guile|racket"
                    + "|scheme|sbcl|clisp|ecl|csi|gsi|chibi-scheme|ghci?|runghc|runhaskell|groovy|scala|kotlin|java|jshell|irb|ipython|octave|gnuplot|npx|pnpx"
                    + "|bunx|uvx|pipx|elixir|iex|erl|escript|clojure|clj|bb|lein|janet|fennel|raku|perl6|ocaml|utop|swipl|gforth|qjs|js|d8|jsc|gjs|phantomjs"
                    + "|electron|sage|maxima|matlab|hy|rust-script|cling|root|newlisp|picolisp|dart|nim|crystal|swift|arturo|rebol");

    /// What interpreters do first when the next word is no file but code, or a package from the network.
    private static final Set<String> CODE = Set.of("eval", "x", "exec", "dlx", "repl", "create");

    private CommandPattern() {}

    /// Whether an allowing pattern covers a command: only one plain command, and only when it runs itself.
    ///
    /// @param keys whether a word of it names where keys are
    static boolean allows(String pattern, CommandLine command, Predicate<String> keys) {
        return Wildcard.fits(pattern, command.text(), 0) && runsItself(command, Wildcard.literal(pattern).length(), keys);
    }

    /// @param literal how much of the text the pattern spells out
    static boolean runsItself(CommandLine command, int literal, Predicate<String> keys) {
        String full = Launchers.nameOf(command.words().getFirst());
        if (Launchers.has(full)) {
            return false;
        }
        for (int i = 1; i < command.words().size(); i++) {
            if (command.ends().get(i) > literal && keys.test(command.words().get(i))) {
                return false;
            }
        }
        // What looks like the number of a version may be part of the name: `d8`, `k6`.
        List<String> names = List.of(full, Launchers.plain(full));
        return names.stream().anyMatch(INTERPRETER.asMatchPredicate())
                ? scriptIsSpelledOut(command, literal) : names.stream().noneMatch(name -> Surprises.any(name, command, literal));
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
        for (int i = text.indexOf(first); i >= 0; i = i < text.length() ? text.indexOf(first, i + 1) : -1) { // nothing is also at the end, again and again
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
