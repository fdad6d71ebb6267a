package dev.branchline.context;

import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextWish;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The files of one workspace, for prompts. Any thread; the workspace is opened when it is first needed, not at the start.
public final class ContextService {
    private final Path folder;
    private final List<Path> secret;
    private final GuidanceTrust trust;
    private @Nullable Workspace workspace;

    /// @param folder the workspace, absolute
    /// @param data the program's folder for data, where answers about project instructions are kept
    /// @param secret folders of the program whose files are never sent
    public ContextService(Path folder, Path data, List<Path> secret) {
        this.folder = folder;
        this.secret = List.copyOf(secret);
        this.trust = new GuidanceTrust(data.resolve("guidance.jsonl"));
    }

    private synchronized Workspace workspace() throws IOException {
        if (workspace == null) {
            workspace = Workspace.open(folder, secret, List.of());
        }
        return workspace;
    }

    /// Reads what is wished for. What cannot be read is in the answer too, with its reason.
    public ContextFiles read(ContextWish wish) throws IOException, InterruptedException {
        Workspace here = workspace();
        return new ContextReader(here, wish).read(new GuidanceFiles(here, trust).find());
    }

    /// All names that ignore rules leave, in portions.
    public void names(Consumer<List<String>> portion) throws IOException, InterruptedException {
        NameWalk.of(workspace(), portion);
    }

    /// Remembers an answer, for this run of the program at once; does not block.
    public void decide(String path, String hash, boolean use) {
        trust.decide(folder.resolve(path).toString(), hash, use);
    }

    /// Writes what [#decide] was told.
    public void keep(String path, String hash, boolean use) throws IOException {
        trust.keep(folder.resolve(path).toString(), hash, use);
    }
}
