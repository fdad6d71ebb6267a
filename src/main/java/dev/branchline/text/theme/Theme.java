package dev.branchline.text.theme;

import dev.branchline.text.Color;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.TextStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What each role looks like. Immutable; [#style(Ink)] remembers what it has answered and may be called by any thread.
///
/// A theme file is a properties file in UTF-8: a role's key, then a value:
/// ```
/// value  = part { " " part }          e.g.  heading = #e0af68 bold
/// part   = color | "on" color | attribute
/// color  = "#rrggbb" | "#rgb" | "ansi:" name-or-0-to-255 | "default"
/// attribute = "bold" | "dim" | "italic" | "underline" | "reverse" | "strike"
/// ```
/// Roles that are not named take what is missing from the role above: `code.keyword` from `code`, that from `text`.
/// The keys `theme.name` and `theme.kind` (`dark` or `light`) describe the theme itself.
public final class Theme {
    private final String name;
    private final boolean light;
    private final List<ThemeProblem> problems;
    private final Map<Role, TextStyle> styles;
    /// Roles whose background comes from themselves or a role above, but not from the text.
    private final Set<Role> ownBackground;
    private final Map<Role, StyleTable> surfaces = new ConcurrentHashMap<>();
    private final StyleTable onText;

    Theme(String name, boolean light, Map<Role, PartialStyle> values, List<ThemeProblem> problems) {
        this.name = name;
        this.light = light;
        this.styles = RoleInheritance.fill(values);
        this.ownBackground = RoleInheritance.withOwnBackground(values);
        this.problems = List.copyOf(problems);
        this.onText = new StyleTable(ink -> compute(ink, null));
    }

    /// The theme when no file can be read: the terminal's own colours and attributes.
    public static Theme plain() {
        return ThemeFile.read("plain", new StringReader(""));
    }

    /// Reads a theme file; what is wrong in it is in [#problems()].
    public static Theme load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return load(ThemeFile.nameOf(file), in);
        }
    }

    /// @param name what the theme is called when the file does not say
    public static Theme load(String name, InputStream in) throws IOException {
        try {
            return ThemeFile.read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Reads a theme from text.
    public static Theme parse(String name, String text) {
        return ThemeFile.read(name, new StringReader(text));
    }

    /// Takes a theme from properties; problems then have line 0.
    public static Theme load(String name, Properties properties) {
        return ThemeFile.read(name, properties);
    }

    public String name() {
        return name;
    }

    /// Whether it is made for a light background.
    public boolean light() {
        return light;
    }

    /// What could not be understood, in the order of the file.
    public List<ThemeProblem> problems() {
        return problems;
    }

    public TextStyle style(Role role) {
        TextStyle style = styles.get(role);
        return style == null ? TextStyle.PLAIN : style;
    }

    /// The style of an ink on the text's background. The same instance for the same ink, and fast: painters ask for
    /// every span.
    public TextStyle style(Ink ink) {
        return onText.style(ink);
    }

    /// The style of an ink on another surface, such as [Role#OVERLAY] or [Role#SELECTION]: roles without a background
    /// of their own take the surface's.
    public TextStyle style(Ink ink, Role surface) {
        return surface == Role.TEXT ? onText.style(ink) : surfaces.computeIfAbsent(surface, this::tableOn).style(ink);
    }

    private StyleTable tableOn(Role surface) {
        Color background = style(surface).background();
        return new StyleTable(ink -> compute(ink, ownBackground.contains(ink.role()) ? null : background));
    }

    private TextStyle compute(Ink ink, @Nullable Color surface) {
        TextStyle base = style(ink.role());
        return new TextStyle(
                base.foreground(),
                surface == null ? base.background() : surface,
                base.bold() || ink.bold(),
                base.dim() || ink.dim(),
                base.italic() || ink.italic(),
                base.underline() || ink.underline(),
                base.strike() || ink.strike(),
                base.reverse(),
                ink.link());
    }
}
