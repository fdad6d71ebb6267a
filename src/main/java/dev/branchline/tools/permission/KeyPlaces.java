package dev.branchline.tools.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where keys are: the settings, and the variables and memory of processes, Branchline's own among them.
final class KeyPlaces {
    /// A copy of the whole `.config` holds the settings, too.
    private static final Pattern USUAL = Pattern.compile(
            ".*(?:proc/[^/]+/(?:environ|mem|fd|root|cwd|task|auxv|map_files)|\\.config/branchline|branchline/settings\\.json|trusted-tools\\.json).*"
                    + "|(?:.*[/=:])?\\.config/?", Pattern.DOTALL);

    private KeyPlaces() {}

    /// Whether a word of a command names such a place, by whatever detour. Links are not followed.
    ///
    /// @param own whether a path, as in [Asked], is one of the program's own files
    /// @param folder where the command runs, as in [Asked]
    static boolean named(String word, String folder, Predicate<String> own) {
        String any = word.toLowerCase(Locale.ROOT); // some file systems do not tell cases apart
        return USUAL.matcher(straight(any)).matches() || USUAL.matcher(folded(any)).matches()
                || parts(word).anyMatch(part -> own.test(folder.isEmpty() || part.startsWith("/") ? part : folder + "/" + part));
    }

    /// What may be a path in a word like `--file=x`, `-I/x` and `host:x`.
    private static Stream<String> parts(String word) {
        return Stream.of(word, behind(word, '='), behind(word, ':'), word.substring(Math.max(0, word.indexOf('/')))).filter(part -> !part.isEmpty()).distinct();
    }

    private static String behind(String word, char sign) {
        return word.substring(word.indexOf(sign) + 1);
    }

    private static String straight(String path) {
        return path.replaceAll("/(?:\\.?/)+", "/").replaceAll("/\\.$", "");
    }

    /// Without `x/..`. That is not all the same where `x` is a link, so both readings are looked at.
    private static String folded(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/+")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
