package dev.branchline.ui.composer;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.composer.TextBuffer;
import dev.branchline.text.Role;
import dev.branchline.text.TextStyle;
import dev.branchline.ui.Frame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows that the first word is taken for a command: in one colour when there is such a command, in another when not.
final class SlashWord {
    private static final Pattern WORD = Pattern.compile("/([a-z][a-z-]*)(?=[ \\t]|$)");

    private SlashWord() {}

    static void paint(FastGraphics g, Frame frame, int column, int row) {
        TextBuffer buffer = frame.state().composer().buffer();
        Matcher word = WORD.matcher(buffer.lines().getFirst());
        if (!word.lookingAt()) {
            return;
        }
        boolean known = frame.catalog().bySlash(word.group(1)).isPresent();
        if (!known && !frame.completions().isEmpty()) {
            return;
        }
        TextStyle style = frame.theme().style(known ? Role.ACCENT : Role.WARNING);
        g.restyle(column, row, word.end(), 1, old -> old.withForeground(style.foreground()).withBold(true));
    }
}
