package dev.branchline.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of the editor read as a command: `/name argument`. A second slash at the start sends the text as it is.
///
/// @param name without the slash
/// @param argument what follows the first blank, stripped
record SlashLine(String name, String argument) {
    private static final Pattern LINE = Pattern.compile("/([A-Za-z][A-Za-z-]*)(?:\\s+(.*))?", Pattern.DOTALL);

    /// Empty for text that is a prompt: paths such as `/usr/bin` are prompts too.
    static Optional<SlashLine> parse(String text) {
        Matcher m = LINE.matcher(text.strip());
        return m.matches() ? Optional.of(new SlashLine(m.group(1).toLowerCase(Locale.ROOT), m.group(2) == null ? "" : m.group(2).strip())) : Optional.empty();
    }

    /// The text to send: without the slash that says "not a command". Where there is no command to be told apart, a text may
    /// begin as it likes.
    static String unescape(String text) {
        return text.startsWith("//") && parse(text.substring(1)).isPresent() ? text.substring(1) : text;
    }
}
