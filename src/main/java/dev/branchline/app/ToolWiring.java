package dev.branchline.app;

import dev.branchline.config.Problem;
import dev.branchline.model.Secret;
import dev.branchline.model.ToolAccess;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.FullTexts;
import dev.branchline.tools.Ledgers;
import dev.branchline.tools.ToolService;
import dev.branchline.tools.ToolSource;
import dev.branchline.tools.custom.CustomTools;
import dev.branchline.tools.custom.TrustStore;
import dev.branchline.tools.file.FileTools;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.permission.RuleText;
import dev.branchline.tools.permission.Rules;
import dev.branchline.tools.permission.WorkspaceRules;
import dev.branchline.tools.process.CleanEnvironment;
import dev.branchline.tools.shell.Sandbox;
import dev.branchline.tools.shell.ShellTools;
import dev.branchline.workspace.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Builds tools and permissions from what the program found around it. Loaded when the first tool is needed.
final class ToolWiring {
    private final Environment environment;
    private final Path workspace;
    private final CleanEnvironment clean;
    private final List<ToolSource> builtIn;
    private final Sandbox sandbox;

    /// @param workspace its real path
    ToolWiring(Environment environment, Path workspace) {
        this.environment = environment;
        this.workspace = workspace;
        Secret key = environment.loaded().settings().apiKey();
        this.clean = new CleanEnvironment(environment.variables(), () -> key == null ? null : key.reveal());
        this.sandbox = new Sandbox(sandbox(environment.loaded().settings().access().sandbox()), own(), clean);
        this.builtIn = List.of(ToolSource.of(FileTools.all()), new ShellTools(clean, sandbox));
    }

    /// @param given rules of the command line
    /// @param problems takes a sentence for each thing in the rules that is not as it should be
    ToolService service(Workspace folder, List<PermissionRule> given, Ledgers ledgers, FullTexts texts, Consumer<String> problems) {
        List<ToolSource> sources = new ArrayList<>(builtIn);
        sources.add(custom(() -> environment.settingsFile().load(environment.variables()).settings().access().toolPaths()));
        return new ToolService(sources, permissions(given, problems), folder, ledgers, texts, sandbox.blocks());
    }

    List<ToolSpec> builtInSpecs() {
        return builtIn.stream().flatMap(source -> source.tools().stream()).map(tool -> tool.spec()).toList();
    }

    CustomTools custom(Supplier<List<String>> paths) {
        Set<String> reserved = builtInSpecs().stream().map(ToolSpec::name).collect(Collectors.toSet());
        TrustStore store = new TrustStore(environment.folders().data().resolve("trusted-tools.json"));
        return new CustomTools(() -> paths.get().stream().map(this::path).toList(), reserved, store, clean, workspace);
    }

    Permissions permissions(List<PermissionRule> given, Consumer<String> problems) {
        ToolAccess access = environment.loaded().settings().access();
        List<PermissionRule> global = new ArrayList<>();
        Consumer<String> restricting = problem -> {
            problems.accept(problem);
            global.add(new PermissionRule(Verdict.ASK, "*", null)); // what was to be kept from running is not known
        };
        global.addAll(RuleText.parse(Verdict.DENY, access.deny(), restricting));
        global.addAll(RuleText.parse(Verdict.ASK, access.ask(), restricting));
        global.addAll(RuleText.parse(Verdict.ALLOW, access.allow(), problems));
        if (environment.loaded().problems().stream().map(Problem::pointer).anyMatch(
                p -> p.startsWith("/permissions") || p.startsWith("/readOnly") || p.startsWith("/sandbox") || p.isEmpty())) {
            global.add(new PermissionRule(Verdict.ASK, "*", null));
        }
        List<PermissionRule> project = RuleText.parse(Verdict.ALLOW, access.projects().getOrDefault(workspace.toString(), List.of()), problems);
        WorkspaceRules own = WorkspaceRules.read(workspace);
        own.problems().forEach(problems);
        return new Permissions(
                new Rules(given, project, own.rules(), global, access.readOnly() || own.readOnly()), new SettingsRules(environment, workspace),
                this::isOwn);
    }

    /// Whether a target is a file of the program's own: settings, sessions, trust; or the folder that holds those, as in `cp -r ~/.config x`.
    private boolean isOwn(String target) {
        try {
            Path file = workspace.resolve(target).normalize();
            return own().stream().anyMatch(own -> file.startsWith(own) || (file.equals(own.getParent()) && !workspace.startsWith(file)));
        } catch (InvalidPathException _) {
            return true;
        }
    }

    private List<Path> own() {
        return List.of(environment.folders().config(), environment.folders().data(), environment.folders().state());
    }

    /// @param written in the settings; `~` stands for the home folder
    private Path path(String written) {
        String home = environment.variables().getOrDefault("HOME", System.getProperty("user.home", ""));
        String whole = written.equals("~") || written.startsWith("~/") ? home + written.substring(1) : written;
        try {
            return environment.folders().config().resolve(whole).normalize();
        } catch (InvalidPathException _) {
            return environment.folders().config().resolve("no-such-path");
        }
    }

    private static Sandbox.Kind sandbox(ToolAccess.Sandbox wanted) {
        return switch (wanted) {
            case OFF -> Sandbox.Kind.OFF;
            case WORKSPACE -> Sandbox.Kind.WORKSPACE;
            case NO_NETWORK -> Sandbox.Kind.NO_NETWORK;
        };
    }
}
