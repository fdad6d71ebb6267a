package dev.branchline.tools.file;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says what kind of machine this is. No names of users or hosts and nothing of the environment: it goes to a provider.
final class SystemInfo implements Tool {
    static final String NAME = "system_info";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Tell operating system, architecture, number of processors, shell, language and local time.",
            GetCwd.NO_ARGUMENTS,
            ToolEffect.READS,
            ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) {
        return Looking.around(NAME, new Args(arguments), () -> ToolOutcome.text(String.join("\n",
                "system: " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "architecture: " + System.getProperty("os.arch"),
                "processors: " + Runtime.getRuntime().availableProcessors(),
                "shell: " + shell(System.getenv("SHELL")),
                "language: " + Locale.getDefault().toLanguageTag(),
                "time: " + ZonedDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))));
    }

    /// Its name alone: a path could hold that of the user.
    private static String shell(@Nullable String path) {
        return path == null || path.isBlank() ? "unknown" : String.valueOf(Path.of(path).getFileName());
    }
}
