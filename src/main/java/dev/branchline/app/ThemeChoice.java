package dev.branchline.app;

import dev.branchline.runtime.terminal.ColorDepth;
import dev.branchline.text.theme.Theme;
import dev.branchline.text.theme.ThemeLibrary;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/// The theme of a name; one that cannot be read is told in the log, and a plain one takes its place.
///
/// Without colours there is one theme, of attributes alone: what a colour theme tells by a background, such as which row is chosen,
/// would not be seen. With sixteen, `auto` is the theme made of them, because the nearest of sixteen is often not near.
final class ThemeChoice implements Function<String, Theme> {
    private static final String COLORLESS =
            """
            theme.name = No colors
            muted = default dim
            faint = default dim
            title = default bold
            border = default dim
            border.focused = default
            warning = default bold
            error = default bold
            user = default bold
            assistant = default bold
            reasoning = default italic
            match = default bold underline
            status.key = default bold
            placeholder = default dim
            hidden = default reverse
            link = default underline
            heading = default bold
            quote = default italic
            code.inline = default bold
            code.keyword = default bold
            code.comment = default dim italic
            diff.added = default bold
            diff.removed = default dim
            tree.head = default bold
            """;

    private final ThemeLibrary library;
    private final Environment environment;
    private final ColorDepth depth;

    ThemeChoice(ThemeLibrary library, Environment environment, ColorDepth depth) {
        this.library = library;
        this.environment = environment;
        this.depth = depth;
    }

    @Override
    public Theme apply(String name) {
        if (depth == ColorDepth.NONE) {
            return Theme.parse("none", COLORLESS);
        }
        String wanted = name.equals(ThemeLibrary.AUTO) && depth == ColorDepth.PALETTE_16 ? "ansi16" : name;
        try {
            Optional<Theme> theme = library.load(wanted, isLightBackground());
            if (theme.isPresent()) {
                theme.get().problems().forEach(p -> environment.log().warn("theme " + name + ", line " + p.line() + ": " + p.reason()));
                return theme.get();
            }
            environment.log().warn("there is no theme " + name);
        } catch (IOException e) {
            environment.log().warn("theme " + name, e);
        }
        return Theme.plain();
    }

    /// Some terminals tell their colours in COLORFGBG, as `foreground;background` in palette numbers. Asking the terminal
    /// itself would mean to wait for its answer.
    private boolean isLightBackground() {
        String colors = environment.variables().getOrDefault("COLORFGBG", "");
        String background = colors.substring(colors.lastIndexOf(';') + 1);
        return background.equals("7") || background.equals("15");
    }
}
