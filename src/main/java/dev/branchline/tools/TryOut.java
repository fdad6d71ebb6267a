package dev.branchline.tools;

import dev.branchline.model.SessionId;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.model.tool.TriedCall;
import dev.branchline.model.tool.Verdict;
import dev.branchline.tools.permission.Asked;
import dev.branchline.tools.permission.Permissions;
import dev.branchline.tools.permission.Ruling;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Workspace;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what would happen to a call that is only described: `shell git push`, `edit_file src/a.java`. Asks the same judge as real calls.
final class TryOut {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,64})(?:[\\s:]+(.*))?", Pattern.DOTALL);
    /// The tool whose target is a command.
    private static final String SHELL = "shell";
    private static final List<String> WITHOUT_PATH = List.of("get_cwd", "system_info", "list_changes", "undo_change", "job_output", "job_stop");

    private final Registry registry;
    private final Permissions permissions;
    private final Workspace workspace;

    TryOut(Registry registry, Permissions permissions, Workspace workspace) {
        this.registry = registry;
        this.permissions = permissions;
        this.workspace = workspace;
    }

    /// @throws ToolException when it describes no call; the message is for the user
    TriedCall of(SessionId session, String text) throws ToolException {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new ToolException("Write a tool and what it is to work on, as in shell git push or edit_file src/a.java.");
        }
        Tool tool = registry.find(parts.group(1));
        if (tool == null) {
            String known = String.join(", ", registry.specs().stream().map(ToolSpec::name).toList());
            throw new ToolException("There is no tool " + parts.group(1) + ". The tools are: " + known + ".");
        }
        String target = parts.group(2) == null ? "" : parts.group(2).strip();
        return judged(session, text.strip(), tool.spec(), target);
    }

    private TriedCall judged(SessionId session, String text, ToolSpec spec, String target) {
        boolean command = spec.name().equals(SHELL);
        boolean path = !command && spec.source().equals(ToolSpec.BUILT_IN) && !WITHOUT_PATH.contains(spec.name());
        if (command) {
            return told(session, text, Asked.written(spec.name(), spec.effect(), target, this::isFolder));
        }
        if (!path || target.isEmpty()) {
            return told(session, text, new Asked(spec.name(), spec.effect(), false, List.of(), ""));
        }
        return switch (workspace.locate(target)) {
            case Place.Refused refused -> refused(text, refused.reason());
            case Place.Found found -> {
                Optional<String> refusal = spec.effect() == ToolEffect.READS ? workspace.readRefusal(found) : workspace.writeRefusal(found);
                boolean through = spec.effect() != ToolEffect.READS && found.link() != null;
                String ask = found instanceof Place.Outside ? found.path() + " is outside of the workspace." : "";
                yield through ? refused(text, found.link() + " is a symbolic link. Links are not written through.")
                        : refusal.isPresent() ? refused(text, refusal.get())
                        : told(session, text, new Asked(
                                spec.name(), spec.effect(), false, found.path().isEmpty() ? List.of() : List.of(found.path()), ask));
            }
        };
    }

    private boolean isFolder(String path) {
        return workspace.locate(path) instanceof Place.Inside place && Files.isDirectory(place.absolute());
    }

    private static TriedCall refused(String text, String reason) {
        return new TriedCall(text, Verdict.DENY, reason, null, List.of());
    }

    private TriedCall told(SessionId session, String text, Asked asked) {
        Ruling ruling = permissions.judge(session, asked);
        return new TriedCall(text, ruling.verdict(), ruling.reason(), ruling.by(), permissions.fitting(session, asked));
    }
}
