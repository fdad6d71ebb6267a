package dev.branchline.app;

import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Settings;
import dev.branchline.model.context.AttachedText;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.openrouter.OpenRouterService;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question, its answer on standard output; everything else goes to standard error.
final class OneShot {
    private final String question;
    private final @Nullable String model;
    private final boolean json;
    private final @Nullable String system;
    private final List<PermissionRule> rules;
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    /// Unknown counts as a terminal: better a mark too many than a raw escape on somebody's screen.
    private final boolean toTerminal = !"no".equals(System.getProperty("branchline.stdout.tty", "yes"));

    private final List<String> context;
    private final boolean useTools;

    /// @param rules `--allow` and `--deny`
    /// @param context files, folders and patterns that go along
    /// @param useTools whether tools may be offered
    OneShot(
            String question, @Nullable String model, boolean json, @Nullable String system, List<PermissionRule> rules, List<String> context,
            boolean useTools) {
        this.question = question;
        this.model = model;
        this.json = json;
        this.system = system;
        this.rules = List.copyOf(rules);
        this.context = List.copyOf(context);
        this.useTools = useTools;
    }

    int run() throws IOException, InterruptedException {
        return run(Environment.read(null), Path.of("").toAbsolutePath().normalize());
    }

    int runDemo() throws IOException, InterruptedException {
        try (DemoMode demo = DemoMode.start()) {
            demo.endsByItself();
            return run(Environment.of(demo.variables(System.getenv()), demo.folders(), null), demo.filledWorkspace());
        }
    }

    private int run(Environment environment, Path workspace) throws IOException, InterruptedException {
        Settings settings = environment.loaded().settings();
        String prompt = prompt();
        if (prompt.isBlank()) {
            err.println("branchline run: give a question as an argument, on standard input, or both.");
            return ExitCode.USAGE;
        }
        if (settings.apiKey() == null) {
            err.println("branchline run: there is no API key. Set OPENROUTER_API_KEY, or start branchline and enter one.");
            return ExitCode.KEY;
        }
        OneShotOutput output = new OneShotOutput(out, err, json, toTerminal);
        String asked = model == null ? settings.model() : model;
        // A model of which nothing is known is believed to call tools, and to see.
        Optional<ModelInfo> known = settings.tools() && useTools
                ? new CatalogueCache(environment.folders().modelCatalogue()).load().catalogue().find(asked) : Optional.empty();
        boolean offers = settings.tools() && useTools && known.map(ModelInfo::supportsTools).orElse(true);
        Optional<List<Attachment>> files = new OneShotFiles(environment, workspace, err).read(context);
        if (files.isEmpty()) {
            return ExitCode.USAGE;
        }
        try (OpenRouterService service = new OpenRouterService(Endpoint.of(settings));
                OneShotTools tools = offers ? tools(environment, workspace, output) : null) {
            ChatRequest request = request(settings, workspace, prompt, files.get(), tools);
            boolean sees = known.map(ModelInfo::readsImages).orElse(true);
            OneShotTurn turn = new OneShotTurn(service::start, tools, output, request, sees, new OneShotKeeping(
                    environment.folders(), workspace, system, prompt, files.get(), request.model()));
            Thread hook = new Thread(turn::interrupt, "interrupt");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return turn.run();
            } finally {
                turn.end();
                removed(hook);
            }
        } finally {
            out.flush();
        }
    }

    /// Without tools when they cannot work here: what is asked may do without.
    private @Nullable OneShotTools tools(Environment environment, Path workspace, OneShotOutput output) {
        try {
            return OneShotTools.open(environment, workspace, rules, output);
        } catch (IOException e) {
            output.say("Without tools: " + Main.reason(e));
            return null;
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The program is being ended: the hook does its work, and this thread goes with the program.
            return;
        }
    }

    private String prompt() throws IOException {
        String piped = pipedInput();
        return question.isBlank() ? piped : piped.isBlank() ? question : question + "\n\n" + piped;
    }

    /// Standard input when it is a pipe or a file; a terminal is not waited for when there is a question.
    private String pipedInput() throws IOException {
        boolean terminal = "yes".equals(System.getProperty("branchline.stdin.tty", "no"));
        return terminal ? "" : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private ChatRequest request(Settings settings, Path workspace, String prompt, List<Attachment> files, @Nullable OneShotTools tools) {
        List<ChatMessage> messages = new ArrayList<>();
        String instructions = system == null ? settings.systemPrompt() : system;
        String guidance = AttachedText.guidance(files.stream().filter(f -> f.use() == Attachment.Use.GUIDANCE).toList());
        String aboutTools = tools == null ? "" : settings.toolInstructions().replace("{workspace}", workspace.toString()).strip();
        String said = Stream.of(instructions, guidance, aboutTools).filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
        if (!said.isBlank()) {
            messages.add(new ChatMessage.Instructions(said));
        }
        List<Attachment> along = files.stream().filter(f -> f.use() != Attachment.Use.GUIDANCE).toList();
        messages.add(new ChatMessage.User(AttachedText.of(prompt, along), AttachedText.images(along)));
        ChatRequest request = new ChatRequest(
                model == null ? settings.model() : model, messages, "branchline-run-" + UUID.randomUUID(), settings.effort(),
                settings.maxTokens(), settings.parameters(), null);
        return tools == null ? request : request.withTools(tools.definitions());
    }
}
