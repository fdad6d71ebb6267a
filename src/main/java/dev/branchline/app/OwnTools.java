package dev.branchline.app;

import dev.branchline.model.ToolAccess;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.text.SafeText;
import dev.branchline.tools.ToolException;
import dev.branchline.tools.custom.CustomTools;
import dev.branchline.tools.custom.CustomTools.State;
import dev.branchline.tools.custom.CustomTools.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `branchline tools` does.
final class OwnTools {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Environment environment;
    private final ToolWiring wiring;
    private final PrintWriter out;
    private final PrintWriter err;

    OwnTools(Environment environment, Path workspace, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.wiring = new ToolWiring(environment, workspace);
        this.out = out;
        this.err = err;
    }

    int list(boolean json) {
        List<ToolSpec> builtIn = wiring.builtInSpecs();
        List<Status> own;
        try (CustomTools custom = wiring.custom(() -> access().toolPaths())) {
            own = custom.list();
        }
        if (json) {
            ArrayNode all = JSON.createArrayNode();
            builtIn.forEach(spec -> all.add(node(spec)));
            own.forEach(status -> all.add(node(status)));
            out.println(JSON.writeValueAsString(JSON.createObjectNode().set("tools", all)));
            return ExitCode.OK;
        }
        builtIn.forEach(spec -> line(spec.name(), spec.effect().name(), firstSentence(spec.description())));
        own.forEach(this::line);
        return ExitCode.OK;
    }

    /// Trusts what is there now, and notes the path in the settings.
    int add(Path path, boolean json) throws IOException, InterruptedException {
        Path whole = path.toAbsolutePath().normalize();
        List<String> paths = new ArrayList<>(access().toolPaths());
        if (!paths.contains(whole.toString())) {
            paths.add(whole.toString());
        }
        List<Status> all;
        try (CustomTools custom = wiring.custom(() -> paths)) {
            all = custom.trust(whole);
        }
        if (all.stream().anyMatch(status -> status.state() == State.OFFERED) && !paths.equals(access().toolPaths())) {
            environment.settingsFile().set("/toolPaths", paths);
        }
        tell(all, json);
        return all.stream().allMatch(status -> status.state() == State.OFFERED) ? ExitCode.OK : ExitCode.FAILED;
    }

    int remove(Path path) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        List<String> paths = new ArrayList<>(access().toolPaths());
        boolean noted = paths.removeIf(written -> written.equals(path.toString()) || written.equals(whole.toString()));
        boolean trusted;
        try (CustomTools custom = wiring.custom(() -> access().toolPaths())) {
            trusted = custom.list().stream().anyMatch(s -> s.path().startsWith(whole) && s.state() != State.UNTRUSTED);
            custom.forget(whole);
        }
        if (noted) {
            environment.settingsFile().set("/toolPaths", paths);
        }
        if (!noted && !trusted) {
            err.println("branchline tools: " + SafeText.of(whole.toString()) + " was not among your tools. See: branchline tools list");
            return ExitCode.FAILED;
        }
        out.println("No longer offered: " + SafeText.of(whole.toString()) + ". The file stays where it is.");
        return ExitCode.OK;
    }

    /// The result goes to standard output as it is, what the tool prints to standard error.
    int test(String name, String arguments) throws InterruptedException {
        if (wiring.builtInSpecs().stream().anyMatch(spec -> spec.name().equals(name))) {
            err.println("branchline tools: " + name + " is built in; only your own tools can be tested.");
            return ExitCode.USAGE;
        }
        try (CustomTools custom = wiring.custom(() -> access().toolPaths())) {
            out.println(safe(custom.test(name, arguments, noise -> err.print(visible(noise)))));
            return ExitCode.OK;
        } catch (ToolException e) {
            err.println("branchline tools: " + visible(Main.reason(e)));
            return ExitCode.FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void tell(List<Status> all, boolean json) {
        if (json) {
            ArrayNode nodes = JSON.createArrayNode();
            all.forEach(status -> nodes.add(node(status)));
            out.println(JSON.writeValueAsString(JSON.createObjectNode().set("tools", nodes)));
        } else {
            all.forEach(this::line);
        }
    }

    private void line(Status status) {
        line(status.name(), status.state().name(), status.word().isEmpty() ? firstSentence(status.description()) : status.word());
    }

    private void line(String name, String what, String words) {
        out.printf("%-24s %-10s %s%n", SafeText.of(name), what.toLowerCase(Locale.ROOT), SafeText.of(words));
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static ObjectNode node(ToolSpec spec) {
        return JSON.createObjectNode().put("name", spec.name()).put("source", spec.source()).put("state", "offered")
                .put("effect", spec.effect().name().toLowerCase(Locale.ROOT)).put("description", spec.description());
    }

    private static ObjectNode node(Status status) {
        ObjectNode node = JSON.createObjectNode().put("name", status.name()).put("source", status.path().toString())
                .put("state", status.state().name().toLowerCase(Locale.ROOT));
        if (status.effect() != null) {
            node.put("effect", status.effect().name().toLowerCase(Locale.ROOT));
        }
        return node.put("description", status.description()).put("problem", status.word());
    }

    /// As the tool gave it, unless a terminal would obey it.
    private static String safe(String text) {
        boolean terminal = !"no".equals(System.getProperty("branchline.stdout.tty", "yes"));
        return terminal ? visible(text) : text;
    }

    /// Line ends stay. Standard error is a terminal also where standard output is none.
    private static String visible(String text) {
        return String.join("\n", text.lines().map(SafeText::of).toList()) + (text.endsWith("\n") ? "\n" : "");
    }

    private ToolAccess access() {
        return environment.settingsFile().load(environment.variables()).settings().access();
    }
}
