package dev.branchline.pilot;

import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.PlainChanges;
import dev.branchline.tools.ToolService;
import dev.branchline.tools.ToolSource;
import dev.branchline.tools.file.FileTools;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.permission.RuleText;
import dev.branchline.tools.permission.Rules;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.tools.shell.Sandbox;
import dev.branchline.tools.shell.ShellTools;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person looks at what tools may do, tries a call, and changes it.
class PermissionsPilotTest {
    private final Path folder;
    private final Pilot pilot;

    PermissionsPilotTest(@TempDir Path folder) {
        this.folder = folder;
        pilot = Pilot.in(folder).hasTools(this::tools);
    }

    @AfterEach
    void end() {
        pilot.close();
    }

    private ToolService tools() {
        CleanEnvironment clean = new CleanEnvironment(Map.of("PATH", "/usr/bin:/bin"), () -> null);
        List<PermissionRule> workspace = List.of(RuleText.parse(Verdict.DENY, "*:.env"));
        Permissions permissions = new Permissions(
                new Rules(List.of(), List.of(), workspace, List.of(RuleText.parse(Verdict.ALLOW, "shell:git *")), false), (_, _) -> {}, _ -> false);
        try {
            return new ToolService(
                    List.of(ToolSource.of(FileTools.all()), new ShellTools(clean, new Sandbox(Sandbox.Kind.OFF, List.of(), clean))), permissions,
                    Workspace.open(folder), _ -> new PlainChanges(), _ -> "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRuleIsAddedAndDecidesAndIsTakenAway() {
        pilot.types("/permissions").presses("Enter").screenShows("Permissions", "shell:git *", "you, everywhere", "*:.env", "the project's file", "not read-only");
        pilot.types("t").screenShows("Try a call").types("shell git push --force").presses("Enter").screenShows("Would run without asking", "allows shell:git *");

        pilot.types("a").types("deny shell:git push*").presses("Enter").screenShows("this session");
        pilot.types("t").types("shell git push --force").presses("Enter").screenShows("Would be denied", "denies shell:git push*", "from: this session");

        pilot.presses("Home", "Down", "Down", "Down").types("d").screenShows("keeps something from running").screenShows("deny   shell:git push*");
        pilot.types("d").screenHides("deny   shell:git push*");
        pilot.types("t").types("shell git push --force").presses("Enter").screenShows("Would run without asking");
        pilot.presses("Esc").screenHides("Would run").editorHolds("");
    }

    @Test
    void whatStandsElsewhereIsNotTakenAway() {
        pilot.types("/permissions").presses("Enter", "Down", "Down", "Down").types("dd").screenShows("It stands in .branchline/settings.json", "*:.env");
        pilot.presses("Home").types("d").screenShows("cannot be taken away");
    }

    @Test
    void itIsSaidInOneLineToo() {
        pilot.types("/permissions try edit_file .env").presses("Enter").screenShows("Would be denied").presses("Esc");
        pilot.types("/rules allow everywhere edit_file:src/**").presses("Enter").screenShows("edit_file:src/**", "you, everywhere").presses("Esc");
        pilot.types("/permissions forbid it").presses("Enter").screenShows("Write allow, ask or deny");
        pilot.types("/readonly").presses("Enter").types("/permissions").presses("Enter").screenShows("all that writes or runs", "read-only mode");
    }
}
