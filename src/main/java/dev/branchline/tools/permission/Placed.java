package dev.branchline.tools.permission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command, or a pattern of commands, with the folder that it is meant for: `web> npm test`. The folder holds no blank and no quotation
/// mark, so that nothing of a command can be taken for one; where it does, `?` can stand for it.
///
/// @param folder as in [Asked], or a pattern of such; empty when none is named
/// @param rest the command itself
record Placed(String folder, String rest) {
    private static final Pattern FORM = Pattern.compile("([^\\s'\"`\\\\<>|;&$()]+)> +(.*)", Pattern.DOTALL);

    static Placed of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? new Placed(parts.group(1), parts.group(2)) : new Placed("", text);
    }

    /// The folder's pattern begins at the workspace.
    boolean fits(String place) {
        return PathGlob.fits("./" + folder, place, false);
    }

    @Override
    public String toString() {
        return folder.isEmpty() ? rest : folder + "> " + rest;
    }
}
