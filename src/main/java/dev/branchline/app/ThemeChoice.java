package dev.branchline.app;

import dev.branchline.runtime.terminal.ColorDepth;
import dev.branchline.text.theme.Theme;
import dev.branchline.text.theme.ThemeLibrary;
import dev.branchline.text.theme.ThemeProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The theme of a name; what is wrong with one is told, and a plain one takes the place of one that cannot be read.
///
/// Without colours there is one theme, of attributes alone: what a colour theme tells by a background, such as which row is chosen,
/// would not be seen. With sixteen, `auto` is the theme made of them, because the nearest of sixteen is often not near.
final class ThemeChoice implements Function<String, Theme> {
    private static final int MOST_TOLD = 3;
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
    private final Consumer<String> problem;

    /// @param problem is told a sentence of what is wrong with a theme
    ThemeChoice(ThemeLibrary library, Environment environment, ColorDepth depth, Consumer<String> problem) {
        this.library = library;
        this.environment = environment;
        this.depth = depth;
        this.problem = problem;
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
                tell(name, theme.get().problems());
                return theme.get();
            }
            problem.accept("There is no theme “" + name + "”; /theme shows those that there are.");
        } catch (IOException e) {
            environment.log().warn("theme " + name, e);
            problem.accept("The theme “" + name + "” cannot be read: " + e.getMessage());
        }
        return Theme.plain();
    }

    /// One message: of several, the newest would hide the others until all have gone. All of them are in the log.
    private void tell(String name, List<ThemeProblem> problems) {
        problems.forEach(p -> environment.log().warn("theme " + name + ", line " + p.line() + ": " + p.reason()));
        if (!problems.isEmpty()) {
            String shown = problems.stream().limit(MOST_TOLD).map(p -> "line " + p.line() + ": " + p.reason()).collect(Collectors.joining(" · "));
            int more = problems.size() - MOST_TOLD;
            problem.accept("Theme “" + name + "”: " + shown + (more > 0 ? " · and " + more + " more" : ""));
        }
    }

    /// Some terminals tell their colours in COLORFGBG, as `foreground;background` in palette numbers. Asking the terminal
    /// itself would mean to wait for its answer.
    private boolean isLightBackground() {
        String colors = environment.variables().getOrDefault("COLORFGBG", "");
        String background = colors.substring(colors.lastIndexOf(';') + 1);
        return background.equals("7") || background.equals("15");
    }
}
