package dev.branchline.text.theme;

import dev.branchline.text.Color;
import dev.branchline.text.Role;
import dev.branchline.text.TextStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInThemesTest {
    /// Lines and empty meters carry no text.
    private static final Set<Role> NOT_TEXT = EnumSet.of(
            Role.BORDER, Role.BORDER_FOCUSED, Role.OVERLAY_BORDER, Role.TABLE_BORDER, Role.RULE, Role.TREE_GUIDE, Role.METER_EMPTY, Role.METER_FULL);

    private static final ThemeLibrary LIBRARY =
            new ThemeLibrary(List.of(Path.of(System.getProperty("project.basedir", "."), "themes")));

    @Test
    void areThese() throws IOException {
        assertThat(LIBRARY.names()).containsExactly("ansi16", "dark", "high-contrast", "light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ansi16", "dark", "high-contrast", "light"})
    void readWithoutProblems(String name) throws IOException {
        assertThat(theme(name).problems()).isEmpty();
    }

    /// WCAG 2: 4.5 is AA, 7 is AAA for text.
    @ParameterizedTest
    @CsvSource({"dark, 4.5", "light, 4.5", "high-contrast, 7"})
    void textHasContrast(String name, double least) throws IOException {
        Theme theme = theme(name);
        for (Role role : Role.values()) {
            if (!NOT_TEXT.contains(role)) {
                assertThat(contrast(theme.style(role))).as("%s in %s", role.key(), name).isGreaterThanOrEqualTo(least);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "high-contrast"})
    void textIsReadableInOverlaysAndCode(String name) throws IOException {
        Theme theme = theme(name);
        for (Role role : List.of(Role.TEXT, Role.MUTED, Role.FAINT, Role.ACCENT, Role.ERROR, Role.WARNING, Role.COST, Role.PLACEHOLDER, Role.CODE_COMMENT)) {
            TextStyle style = theme.style(dev.branchline.text.Ink.of(role), Role.OVERLAY);
            assertThat(contrast(style)).as("%s on overlay in %s", role.key(), name).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "high-contrast"})
    void selectionIsVisible(String name) throws IOException {
        Theme theme = theme(name);
        double text = luminance(theme.style(Role.TEXT).background());
        double selection = luminance(theme.style(Role.SELECTION).background());
        assertThat(ratio(text, selection)).isGreaterThan(1.4);
    }

    @Test
    void ansi16UsesTheTerminalsColorsOnly() throws IOException {
        Theme theme = theme("ansi16");
        for (Role role : Role.values()) {
            TextStyle style = theme.style(role);
            assertThat(List.of(style.foreground(), style.background()))
                    .as(role.key())
                    .allMatch(color -> color instanceof Color.Default || (color instanceof Color.Indexed(int index) && index < 16));
        }
    }

    private static Theme theme(String name) throws IOException {
        return LIBRARY.load(name, false).orElseThrow();
    }

    private static double contrast(TextStyle style) {
        return ratio(luminance(style.foreground()), luminance(style.background()));
    }

    private static double ratio(double a, double b) {
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        int rgb = ((Color.Rgb) color).rgb();
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xFF) / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
