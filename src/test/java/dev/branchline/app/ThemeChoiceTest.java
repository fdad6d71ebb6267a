package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.runtime.terminal.ColorDepth;
import dev.branchline.text.Role;
import dev.branchline.text.theme.Theme;
import dev.branchline.text.theme.ThemeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What a person hears of a theme with errors.
class ThemeChoiceTest {
    private final List<String> told = new ArrayList<>();
    private final Path own;
    private final ThemeChoice choice;

    ThemeChoiceTest(@TempDir Path folder) throws IOException {
        Map<String, String> variables = Map.of("BRANCHLINE_HOME", folder.toString());
        Environment environment = Environment.of(variables, Folders.of(variables, folder), null);
        own = Files.createDirectories(folder.resolve("own"));
        choice = new ThemeChoice(new ThemeLibrary(Path.of("themes"), own), environment, ColorDepth.TRUE, told::add);
    }

    @Test
    void nothingIsToldOfAGoodOne() {
        choice.apply("light");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsWrongIsToldInOneMessageAndTheRestIsUsed() throws IOException {
        Files.writeString(own.resolve("bad.properties"), """
                accent = #zzz
                nonsense.role = red
                text = #ffffff on #000000
                error = blue on
                warning = on on
                muted = #
                """);
        Theme theme = choice.apply("bad");
        assertThat(theme.style(Role.TEXT)).isNotEqualTo(Theme.plain().style(Role.TEXT));
        assertThat(told).singleElement().asString().startsWith("Theme “bad”: line 1: ").contains(" · line 2: ").endsWith(" more");
    }

    @Test
    void oneThatIsNotThereIsTold() {
        choice.apply("missing");
        assertThat(told).singleElement().asString().contains("There is no theme “missing”", "/theme");
    }

    @Test
    void oneThatCannotBeReadIsTold() throws IOException {
        Files.createDirectory(own.resolve("folder.properties"));
        choice.apply("folder");
        assertThat(told).singleElement().asString().contains("The theme “folder” cannot be read");
    }
}
