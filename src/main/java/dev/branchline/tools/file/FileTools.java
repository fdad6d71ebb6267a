package dev.branchline.tools.file;

import dev.branchline.tools.Tool;
import java.util.List;

/// The built-in tools that deal with files.
public final class FileTools {
    private FileTools() {}

    /// In the order in which models are told of them.
    public static List<Tool> all() {
        return List.of(
                new ReadFile(),
                new WriteFile(),
                new EditFile(),
                new SearchCode(Ripgrep.find(System.getenv("PATH"))),
                new ListFiles(),
                new FileInfo(),
                new GetCwd(),
                new SystemInfo(),
                new UndoChange(),
                new ListChanges());
    }
}
