package dev.branchline.tools.permission;

import java.util.regex.Pattern;

/// A pattern over workspace paths, as ignore files have them: `*` and `?` stay inside a name, `**` crosses folders, a pattern without
/// `/` fits the name in any folder (`./name` only the one at the top), one with a final `/` all that is in the folder. Everything else is
/// literal.
final class PathGlob {
    private PathGlob() {}

    static boolean fits(String glob, String path, boolean anyCase) {
        int flags = Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex(glob), flags).matcher(path).matches();
    }

    private static String regex(String written) {
        String glob = written.startsWith("./") ? written.substring(2) : written;
        if (glob.endsWith("/")) {
            glob = glob + "**";
        }
        StringBuilder regex = new StringBuilder(written.contains("/") ? "" : "(?:.*/)?");
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
