package dev.branchline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IgnoreRulesTest {
    @TempDir
    Path temporary;

    @Test
    void allKindsOfRulesAreHeeded() throws Exception {
        file("repo/.git/info/exclude", "excluded\n");
        file("repo/.gitignore", "*.log\nbuild/\n/top\n");
        file("repo/.branchlineignore", "secret*\n");
        file("repo/sub/.gitignore", "!keep.log\nown\n");
        file("repo/sub/.branchlineignore", "!secret.open\n!build.log\n");
        for (String name : List.of("a", "a.log", "build/x", "top", "excluded", "secret", ".hidden", "sub/a.log", "sub/keep.log", "sub/own",
                "sub/top", "sub/build/x", "sub/secret.open", "sub/secret.shut", "sub/build.log", "sub/.git/config", "other/own")) {
            file("repo/" + name, "x");
        }

        assertThat(walked("repo")).containsExactly(".branchlineignore", ".gitignore", ".hidden", "a", "other/own", "sub/.branchlineignore",
                "sub/.gitignore", "sub/keep.log", "sub/secret.open", "sub/top");
    }

    @Test
    void rulesAboveTheWorkspaceCountAsFarAsTheRepositoryGoes() throws Exception {
        file("repo/.git/HEAD", "");
        file("repo/.gitignore", "*.log\n/app/out\n");
        file(".gitignore", "*\n");
        file("repo/app/a", "x");
        file("repo/app/a.log", "x");
        file("repo/app/out/b", "x");

        assertThat(walked("repo/app")).containsExactly("a");
    }

    @Test
    void withoutGitTheRulesOfTheFolderCount() throws Exception {
        file("plain/.gitignore", "x/\n");
        file("plain/x/a", "");
        file("plain/b", "");

        assertThat(walked("plain")).containsExactly(".gitignore", "b");
    }

    @Test
    void aSinglePathIsJudgedAsTheWalkDoes() throws Exception {
        file("repo/.gitignore", "build/\n*.log\n");
        file("repo/sub/.gitignore", "!keep.log\n");
        Path root = temporary.toRealPath().resolve("repo");
        IgnoreRules.Below rules = IgnoreRules.of(Workspace.open(root)).below(root);

        assertThat(rules.ignores("build/deep/x")).isTrue();
        assertThat(rules.ignores("sub/keep.log")).isFalse();
        assertThat(rules.ignores("sub/other.log")).isTrue();
        assertThat(rules.ignores("sub/.git/x")).isTrue();
    }

    private List<String> walked(String folder) throws IOException, InterruptedException {
        Workspace workspace = Workspace.open(temporary.resolve(folder));
        List<String> paths = new ArrayList<>();
        Walk.of(workspace, (Place.Found) workspace.locate("."), (path, _, _) -> paths.add(path));
        return paths;
    }

    private void file(String path, String content) throws IOException {
        Path file = temporary.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
