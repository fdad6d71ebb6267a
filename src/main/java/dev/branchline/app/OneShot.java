package dev.branchline.app;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.RunId;
import dev.branchline.model.Settings;
import dev.branchline.model.context.AttachedText;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.tool.PermissionRule;
import dev.branchline.openrouter.ChatCall;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.openrouter.OpenRouterService;
import dev.branchline.text.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// One question, one answer on standard output; everything else goes to standard error.
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

    /// @param rules `--allow` and `--deny`
    /// @param context files, folders and patterns that go along
    OneShot(
            String question, @Nullable String model, boolean json, @Nullable String system, List<PermissionRule> rules, List<String> context) {
        this.question = question;
        this.model = model;
        this.json = json;
        this.system = system;
        this.rules = List.copyOf(rules);
        this.context = List.copyOf(context);
    }

    /// `--allow` and `--deny`.
    List<PermissionRule> rules() {
        return rules;
    }

    int run() throws IOException, InterruptedException {
        return run(Environment.read(null), Path.of("").toAbsolutePath().normalize());
    }

    int runDemo() throws IOException, InterruptedException {
        try (DemoMode demo = DemoMode.start()) {
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
        Optional<List<Attachment>> files = new OneShotFiles(environment, workspace, err).read(context);
        if (files.isEmpty()) {
            return ExitCode.USAGE;
        }
        LinkedBlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
        try (OpenRouterService service = new OpenRouterService(Endpoint.of(settings))) {
            ChatCall call = service.start(new RunId(1), request(settings, prompt, files.get()), events::add);
            Thread hook = new Thread(call::abort, "abort");
            Runtime.getRuntime().addShutdownHook(hook);
            int code = print(events);
            if (code == ExitCode.NO_READER) {
                call.abort();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            return code;
        } finally {
            out.flush();
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

    private ChatRequest request(Settings settings, String prompt, List<Attachment> files) {
        List<ChatMessage> messages = new ArrayList<>();
        String instructions = system == null ? settings.systemPrompt() : system;
        String guidance = AttachedText.guidance(files.stream().filter(f -> f.use() == Attachment.Use.GUIDANCE).toList());
        String said = guidance.isEmpty() ? instructions : instructions.isBlank() ? guidance : instructions + "\n\n" + guidance;
        if (!said.isBlank()) {
            messages.add(new ChatMessage.Instructions(said));
        }
        List<Attachment> along = files.stream().filter(f -> f.use() != Attachment.Use.GUIDANCE).toList();
        messages.add(new ChatMessage.User(AttachedText.of(prompt, along), AttachedText.images(along)));
        return new ChatRequest(
                model == null ? settings.model() : model, messages, "branchline-run-" + UUID.randomUUID(), settings.effort(),
                settings.maxTokens(), settings.parameters(), null);
    }

    private int print(LinkedBlockingQueue<StreamEvent> events) throws InterruptedException {
        while (true) {
            StreamEvent event = events.take();
            if (json) {
                out.println(EventJson.of(event));
                out.flush();
            }
            if (out.checkError()) {
                // As in `… | head`: what is not read need not be paid for.
                return ExitCode.NO_READER;
            }
            switch (event) {
                case StreamEvent.TextDelta d -> text(d.text());
                case StreamEvent.Retrying r ->
                    err.println("branchline: try " + r.attempt() + " failed (" + SafeText.of(r.error().message()) + "); the next in " + r.delayMs() + " ms");
                case StreamEvent.Finished f -> {
                    end(f.answer().text());
                    return ExitCode.OK;
                }
                case StreamEvent.Failed f -> {
                    end(f.partial().text());
                    err.println("branchline: " + SafeText.of(f.error().message()));
                    return code(f.error(), f.partial().text().isEmpty());
                }
                case StreamEvent.Sent _, StreamEvent.Opened _, StreamEvent.ReasoningDelta _, StreamEvent.ToolCallDelta _,
                        StreamEvent.KeptAlive _ -> {}
            }
        }
    }

    private void text(String delta) {
        if (!json) {
            out.print(toTerminal ? visible(delta) : delta);
            out.flush();
        }
    }

    /// Line ends stay; everything else that a terminal would obey becomes a mark.
    private static String visible(String delta) {
        return delta.lines().map(SafeText::of).collect(java.util.stream.Collectors.joining("\n")) + (delta.endsWith("\n") ? "\n" : "");
    }

    private void end(String whole) {
        if (!json && !whole.isEmpty() && !whole.endsWith("\n")) {
            out.println();
        }
        out.flush();
    }

    private static int code(ApiError error, boolean nothing) {
        return switch (error.kind()) {
            case AUTHENTICATION -> ExitCode.KEY;
            case CREDITS, IN_FLIGHT_BUDGET, RATE_LIMIT, DAILY_LIMIT -> ExitCode.LIMIT;
            default -> nothing ? ExitCode.FAILED : ExitCode.PARTIAL;
        };
    }
}
