package dev.branchline.context;

import dev.branchline.model.change.FileState;
import dev.branchline.model.context.Guidance;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.TextCodec;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// AGENTS.md, or else CLAUDE.md, in the workspace and in the folders above it as far as the git repository goes.
final class GuidanceFiles {
    private static final List<String> NAMES = List.of("AGENTS.md", "CLAUDE.md");
    private static final long LARGEST = 128 * 1024;

    private final Workspace workspace;
    private final GuidanceTrust trust;
    private final FileReader reader;

    GuidanceFiles(Workspace workspace, GuidanceTrust trust) {
        this.workspace = workspace;
        this.trust = trust;
        this.reader = new FileReader(workspace);
    }

    /// The outermost first, so that what is nearer has the last word.
    List<Guidance> find() throws IOException {
        List<Guidance> found = new ArrayList<>();
        for (Path folder : folders()) {
            for (String name : NAMES) {
                Optional<Guidance> guidance = read(folder.resolve(name));
                if (guidance.isPresent()) {
                    found.add(guidance.get());
                    break;
                }
            }
        }
        return found;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (Path at = workspace.root(); at != null; at = at.getParent()) {
            folders.addFirst(at);
            if (Files.exists(at.resolve(".git"))) {
                return folders;
            }
        }
        return List.of(workspace.root());
    }

    private Optional<Guidance> read(Path file) throws IOException {
        if (!(workspace.locate(file.toString()) instanceof Place.Found place) || workspace.readRefusal(place).isPresent()) {
            return Optional.empty();
        }
        @Nullable Stat stat = Stat.of(place.absolute());
        if (stat == null || !stat.isFile() || stat.size() > LARGEST || stat.size() == 0) {
            return Optional.empty();
        }
        FileContent content = reader.read(place);
        if (!(content.state() instanceof FileState.Regular regular)) {
            return Optional.empty();
        }
        Optional<FileText> text = TextCodec.decode(content.bytes());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String name = workspace.pathOf(file);
        String key = workspace.root().resolve(name).toString();
        return Optional.of(new Guidance(name, regular.hash(), text.get().text(), trust.of(key, regular.hash())));
    }
}
