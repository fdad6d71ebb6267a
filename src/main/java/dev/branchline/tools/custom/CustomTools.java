package dev.branchline.tools.custom;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.tools.ArgumentCheck;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.tools.ToolSource;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.workspace.IoReasons;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The user's own tools: found in the folders and files of the settings, offered when their content is the one that was trusted.
///
/// What they are called and take was asked when they were trusted, so that listing them runs nothing. Safe for many threads; blocking.
public final class CustomTools implements ToolSource {
    private final Supplier<List<Path>> paths;
    private final Set<String> reserved;
    private final TrustStore store;
    private final Stamps stamps = new Stamps();
    private final NodeHost host;
    private final CleanEnvironment environment;
    private final Path workspace;

    /// @param paths files and folders from the settings, asked anew each time
    /// @param reserved names of built-in tools, which no other may take
    /// @param workspace the folder that tools run in
    public CustomTools(Supplier<List<Path>> paths, Set<String> reserved, TrustStore store, CleanEnvironment environment, Path workspace) {
        this.paths = paths;
        this.reserved = Set.copyOf(reserved);
        this.store = store;
        this.environment = environment;
        this.workspace = workspace;
        this.host = new NodeHost(environment, workspace);
    }

    /// How a file stands.
    ///
    /// @param name of the tool, as far as it is known; else its file's
    /// @param word what is to be known, one sentence; empty when it is offered
    public record Status(Path path, String name, String description, @Nullable ToolEffect effect, State state, String word) {}

    /// Whether models are offered it.
    public enum State { OFFERED, UNTRUSTED, CHANGED, REFUSED }

    @Override
    public List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (Found found : found()) {
            if (found.status.state() == State.OFFERED && found.trusted != null) {
                tools.add(new CustomTool(found.trusted, this::run));
            }
        }
        tools.sort(Comparator.comparing(tool -> tool.spec().name()));
        return tools;
    }

    /// Every file that could be a tool, in the order of the settings.
    public List<Status> list() {
        return found().stream().map(Found::status).toList();
    }

    private record Found(Status status, @Nullable Trusted trusted) {}

    private List<Found> found() {
        List<Found> all = new ArrayList<>();
        List<Trusted> known;
        try {
            known = store.all();
        } catch (IOException e) {
            return List.of(new Found(new Status(workspace, "", "", null, State.REFUSED, told(e)), null));
        }
        Set<String> names = new HashSet<>(reserved);
        Set<Path> seen = new HashSet<>();
        for (Path path : paths.get()) {
            for (Path file : expanded(path)) {
                if (seen.add(file)) {
                    all.add(found(file, known, names));
                }
            }
        }
        return all;
    }

    private Found found(Path file, List<Trusted> known, Set<String> names) {
        Trusted trusted = known.stream().filter(t -> t.path().equals(file)).findFirst().orElse(null);
        if (trusted == null) {
            return new Found(new Status(file, String.valueOf(file.getFileName()), "", null, State.UNTRUSTED,
                    "Not trusted yet. Read it, then: branchline tools add " + file), null);
        }
        String changed = changed(trusted);
        if (!changed.isEmpty()) {
            return new Found(status(trusted, State.CHANGED, changed + " Look at it, then trust it again: branchline tools add " + file), trusted);
        }
        if (!names.add(trusted.name())) {
            return new Found(status(trusted, State.REFUSED, taken(trusted.name())), trusted);
        }
        return new Found(status(trusted, State.OFFERED, ""), trusted);
    }

    private static Status status(Trusted trusted, State state, String word) {
        return new Status(trusted.path(), trusted.name(), trusted.description(), trusted.effect(), state, word);
    }

    /// Trusts a tool, or all of a folder, with its present content. A module is run for this, to ask what it says of itself.
    ///
    /// @return how each file stands now
    /// @throws IOException when there is no such file, or nothing of it could be trusted; the message is for the user
    public List<Status> trust(Path path) throws IOException, InterruptedException {
        List<Status> all = new ArrayList<>();
        for (Path file : expanded(path.toAbsolutePath().normalize())) {
            try {
                Trusted trusted = look(file);
                store.put(trusted);
                all.add(status(trusted, State.OFFERED, ""));
            } catch (ToolException | IOException e) {
                all.add(new Status(file, String.valueOf(file.getFileName()), "", null, State.REFUSED, told(e)));
            }
        }
        if (all.isEmpty()) {
            throw new IOException(path + (Files.exists(path) ? " holds no tool" : " is not there")
                    + ". A tool is a file that ends in .js, .mjs, .cjs or " + Manifest.ENDING + ", or a folder of such.");
        }
        return all;
    }

    /// Takes the trust from a tool, or from all of a folder.
    public void forget(Path path) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        for (Trusted trusted : List.copyOf(store.all())) {
            if (trusted.path().startsWith(whole)) {
                store.remove(trusted.path());
            }
        }
    }

    /// Runs an offered tool at the user's wish, without the ledger.
    ///
    /// @throws ToolException when there is no such tool, its arguments do not fit, or it failed
    public String test(String name, String arguments, Consumer<String> noise) throws ToolException, InterruptedException {
        Found found = found().stream().filter(f -> f.status.name().equals(name)).findFirst().orElseThrow(
                () -> new ToolException("There is no tool " + name + " among your own. See: branchline tools list"));
        if (found.status.state() != State.OFFERED || found.trusted == null) {
            throw new ToolException(found.status.word());
        }
        JsonNode given = ArgumentCheck.parsed(name, found.trusted.parameters(), arguments);
        return run(found.trusted, given, noise);
    }

    private Trusted look(Path file) throws IOException, ToolException, InterruptedException {
        boolean manifest = file.toString().endsWith(Manifest.ENDING);
        Manifest read = manifest ? Manifest.read(file) : null;
        var files = Fingerprint.of(file, read == null ? List.of() : read.parts(file).ownFiles());
        Trusted trusted;
        if (read != null) {
            trusted = new Trusted(file, files, read.name(), read.description(), read.parameters(), read.effect(), read.parts(file).resolved(), read.timeoutMillis());
        } else {
            JsonNode said = host.load(file, files);
            trusted = new Trusted(
                    file, files, said.path("name").asString(), said.path("description").asString(), said.path("parameters").toString(),
                    ToolEffect.EXECUTES, List.of(), Trusted.DEFAULT_MILLIS);
        }
        if (!trusted.name().matches("[a-zA-Z0-9_-]{1,64}")) {
            throw new ToolException("Its name must be 1 to 64 letters, digits, _ and -.");
        }
        boolean byOther = found().stream().anyMatch(
                f -> f.status.state() == State.OFFERED && f.status.name().equals(trusted.name()) && !f.status.path().equals(file));
        if (byOther || reserved.contains(trusted.name())) {
            throw new ToolException(taken(trusted.name()));
        }
        ArgumentCheck.schema(trusted.parameters());
        return trusted;
    }

    private static String taken(String name) {
        return "The name " + name + " belongs to another tool. Give it one of its own.";
    }

    private String run(Trusted tool, JsonNode arguments, Consumer<String> noise) throws ToolException, InterruptedException {
        stamps.forget(tool.files().keySet()); // at the last moment the content itself is looked at, not its date
        String changed = changed(tool);
        if (!changed.isEmpty()) {
            throw new ToolException(changed + " Nothing was run. The user must look at it and trust it again.");
        }
        return tool.command().isEmpty()
                ? host.call(tool, arguments, noise)
                : ProgramRun.of(tool, arguments, workspace, environment, noise);
    }

    private String changed(Trusted tool) {
        try {
            if (!tool.files().containsKey(tool.path().toRealPath())) {
                return tool.path() + " leads to another file than when it was trusted.";
            }
        } catch (IOException _) {
            return tool.path() + " is gone.";
        }
        for (var file : tool.files().entrySet()) {
            try {
                if (!stamps.hash(file.getKey()).equals(file.getValue())) {
                    return file.getKey() + " has changed since it was trusted.";
                }
            } catch (NoSuchFileException _) {
                return file.getKey() + " is gone.";
            } catch (IOException e) {
                return file.getKey() + " cannot be read: " + told(e) + ".";
            }
        }
        return "";
    }

    private static List<Path> expanded(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) && isTool(path) ? List.of(path) : List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, file -> isTool(file) && Files.isRegularFile(file))) {
            all.forEach(files::add);
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static boolean isTool(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".js") || name.endsWith(".mjs") || name.endsWith(".cjs") || name.endsWith(Manifest.ENDING);
    }

    private static String told(Exception e) {
        return IoReasons.told(e);
    }

    /// Ends the Node process.
    @Override
    public void close() {
        host.close();
    }
}
