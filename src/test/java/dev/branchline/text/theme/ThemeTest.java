package dev.branchline.text.theme;

import dev.branchline.text.Color;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ThemeTest {
    @Test
    void understandsEveryKindOfValue() {
        Theme theme = Theme.parse("x", """
                text = #abc on #010203
                muted = ansi:blue dim
                error = ansi:bright-red bold underline on ansi:231
                title = default italic strike reverse
                """);
        assertThat(theme.problems()).isEmpty();
        assertThat(theme.style(Role.TEXT).foreground()).isEqualTo(Color.rgb(0xAABBCC));
        assertThat(theme.style(Role.TEXT).background()).isEqualTo(Color.rgb(0x010203));
        assertThat(theme.style(Role.MUTED).foreground()).isEqualTo(Color.indexed(4));
        assertThat(theme.style(Role.MUTED).dim()).isTrue();
        assertThat(theme.style(Role.ERROR).foreground()).isEqualTo(Color.indexed(9));
        assertThat(theme.style(Role.ERROR).background()).isEqualTo(Color.indexed(231));
        assertThat(theme.style(Role.TITLE).foreground()).isEqualTo(Color.DEFAULT);
        assertThat(theme.style(Role.TITLE).reverse()).isTrue();
    }

    @Test
    void rolesInherit() {
        Theme theme = Theme.parse("x", "text = #ffffff on #000000\ncode = #eeeeee on #111111\ncode.string = #00ff00");
        assertThat(theme.style(Role.CODE_KEYWORD)).isEqualTo(theme.style(Role.CODE));
        assertThat(theme.style(Role.CODE_STRING).background()).isEqualTo(Color.rgb(0x111111));
        assertThat(theme.style(Role.MUTED)).isEqualTo(theme.style(Role.TEXT));
    }

    @Test
    void surfacesShowThroughWhereARoleHasNoBackground() {
        Theme theme = Theme.parse("x", "text = #ffffff on #000000\noverlay = on #222222\ncode = on #111111\nmuted = #888888");
        assertThat(theme.style(Ink.of(Role.MUTED), Role.OVERLAY).background()).isEqualTo(Color.rgb(0x222222));
        assertThat(theme.style(Ink.of(Role.CODE_STRING), Role.OVERLAY).background()).isEqualTo(Color.rgb(0x111111));
        assertThat(theme.style(Ink.of(Role.MUTED)).background()).isEqualTo(Color.rgb(0));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        Theme theme = Theme.parse("x", "# fine\ntext = #12345\nlistbox = #ffffff\nmuted\nerror = purple\nmatch = on\n\ntheme.kind = dim");
        assertThat(theme.problems()).extracting(ThemeProblem::line).containsExactly(2, 3, 4, 5, 6, 8);
        assertThat(theme.problems().get(1).reason()).contains("listbox");
        assertThat(theme.problems().get(3).reason()).contains("purple").contains("ansi:blue");
    }

    @Test
    void anInksStyleIsComputedOnce() {
        Theme theme = Theme.parse("x", "link = #00ff00 underline");
        Ink ink = Ink.of(Role.LINK).withBold().withLink("https://a.example");
        assertThat(theme.style(ink)).isSameAs(theme.style(ink)).isSameAs(theme.style(Ink.of(Role.LINK).withBold().withLink("https://a.example")));
        assertThat(theme.style(ink).bold()).isTrue();
        assertThat(theme.style(ink).underline()).isTrue();
        assertThat(theme.style(ink).link()).isEqualTo("https://a.example");
    }

    @Test
    void usersThemesWin(@TempDir Path folder) throws IOException {
        Path builtIn = Files.createDirectory(folder.resolve("a"));
        Path user = Files.createDirectory(folder.resolve("b"));
        Files.writeString(builtIn.resolve("dark.properties"), "text = #000001");
        Files.writeString(builtIn.resolve("light.properties"), "text = #000002");
        Files.writeString(user.resolve("dark.properties"), "text = #000003");
        Files.writeString(user.resolve("mine.properties"), "text = #000004\ntheme.name = My own");
        ThemeLibrary library = new ThemeLibrary(List.of(builtIn, user, folder.resolve("missing")));
        assertThat(library.names()).containsExactly("dark", "light", "mine");
        assertThat(library.load("auto", false).orElseThrow().style(Role.TEXT).foreground()).isEqualTo(Color.rgb(3));
        assertThat(library.load("auto", true).orElseThrow().style(Role.TEXT).foreground()).isEqualTo(Color.rgb(2));
        assertThat(library.load("mine", false).orElseThrow().name()).isEqualTo("My own");
        assertThat(library.load("none", false)).isEmpty();
    }
}
