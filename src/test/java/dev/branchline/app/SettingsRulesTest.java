package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.RuleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsRulesTest {
    private static final PermissionRule PUSH = RuleText.parse(Verdict.DENY, "shell:git push*");
    private static final PermissionRule TEST = RuleText.parse(Verdict.ALLOW, "shell:npm test");

    @TempDir
    private Path folder;

    private Path file;
    private SettingsRules rules;

    @BeforeEach
    void open() throws IOException {
        Folders folders = Folders.under(folder.resolve("home"));
        Files.createDirectories(folders.config());
        file = folders.settingsFile();
        Files.writeString(file, "{\n  // mine\n  \"permissions\": {\"deny\": [\" shell : git push* \", \"no rule at all\"], \"ask\": [\"read_file\"]}\n}\n");
        rules = new SettingsRules(Environment.of(Map.of(), folders, null), Path.of("/projects/a~b"));
    }

    @Test
    void whatIsKeptIsThereAndWhatIsForgottenIsNot() throws IOException {
        rules.keep(TEST, PermissionScope.PROJECT);
        rules.keep(TEST, PermissionScope.GLOBAL);
        rules.keep(TEST, PermissionScope.GLOBAL);
        assertThat(file).content().contains("/projects/a~b", "\"allow\"").containsPattern("(?s)shell:npm test.*shell:npm test")
                .doesNotContainPattern("(?s)shell:npm test.*shell:npm test.*shell:npm test");

        rules.forget(TEST, PermissionScope.PROJECT);
        rules.forget(TEST, PermissionScope.GLOBAL);
        assertThat(file).content().doesNotContain("npm test").contains("// mine", "read_file");
    }

    @Test
    void aRuleIsFoundHoweverItIsWritten() throws IOException {
        rules.forget(PUSH, PermissionScope.GLOBAL);

        assertThat(file).content().doesNotContain("git push").contains("no rule at all");
        assertThatThrownBy(() -> rules.forget(PUSH, PermissionScope.GLOBAL)).isInstanceOf(IOException.class).hasMessageContaining("no such line");
    }
}
