package dev.branchline.workspace;

import java.util.Locale;
import java.util.Optional;

/// Git's own folder: a written hook is run by the next git command, so nothing is written there.
final class GitFolder {
    static final String NAME = ".git";

    private GitFolder() {}

    static Optional<String> refusal(Place.Found place) {
        for (String part : place.path().split("/")) {
            if (is(part)) {
                return Optional.of(place.path() + " lies in git's own folder. Tools cannot change it; use git commands.");
            }
        }
        return Optional.empty();
    }

    /// Also under the names that file systems take for the same: other case, characters that HFS+ ignores, NTFS' short name.
    static boolean is(String name) {
        String bare = name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int end = bare.length();
        while (end > NAME.length() && (bare.charAt(end - 1) == '.' || bare.charAt(end - 1) == ' ')) {
            end--;
        }
        bare = bare.substring(0, end);
        return bare.equals(NAME) || bare.equals("git~1");
    }
}
