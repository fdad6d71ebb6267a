package dev.branchline.tools.file;

import dev.branchline.changes.Changes;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.SeenFiles;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A workspace with tools to be tried.
final class FileBench {
    static final JsonMapper JSON = new JsonMapper();
    private static final Origin ORIGIN = new Origin(new SessionId("s"), new EntryId("0001"), new EntryId("0002"), "call", "tool", "a/model");

    final Path root;
    final FakeChanges changes;
    final CallContext context;

    /// @param ledger the real one
    FileBench(Path folder, Changes ledger) throws IOException {
        this.root = folder.toRealPath();
        Workspace workspace = Workspace.open(root);
        this.changes = new FakeChanges(workspace);
        this.context = new CallContext(workspace, ledger, ORIGIN, new SeenFiles());
    }

    FileBench(Path folder) throws IOException {
        this.root = folder.toRealPath();
        Workspace workspace = Workspace.open(root);
        this.changes = new FakeChanges(workspace);
        this.context = new CallContext(workspace, changes, ORIGIN, new SeenFiles());
    }

    static Tool tool(String name) {
        return FileTools.all().stream().filter(t -> t.spec().name().equals(name)).findFirst().orElseThrow();
    }

    CallPlan plan(String tool, Map<String, ?> arguments) throws ToolException, IOException, InterruptedException {
        return tool(tool).plan(JSON.valueToTree(arguments), context);
    }

    ToolOutcome run(String tool, Map<String, ?> arguments) throws ToolException, IOException, InterruptedException {
        return run(tool(tool), JSON.valueToTree(arguments), new Approval.Whole());
    }

    ToolOutcome run(Tool tool, JsonNode arguments, Approval approval) throws ToolException, IOException, InterruptedException {
        return tool.plan(arguments, context).run(approval, _ -> {});
    }

    /// What a model is told.
    String say(String tool, Map<String, ?> arguments) throws IOException, InterruptedException {
        try {
            return run(tool, arguments).output();
        } catch (ToolException e) {
            return "ERROR " + e.getMessage();
        }
    }

    Path file(String path, String content) throws IOException {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    String content(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }
}
