package dev.branchline.config;

import dev.branchline.model.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes every good value, and turns every bad one into a [Problem]; nothing is thrown.
final class SettingsParser {
    private final JsonText text;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<String>> keys = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, List<String>> projects = new LinkedHashMap<>();

    private SettingsParser(JsonText text) {
        this.text = text;
    }

    /// @param environment its variables win over the text
    static LoadedSettings parse(JsonText text, Map<String, String> environment) {
        SettingsParser parser = new SettingsParser(text);
        // No pattern switch here: its dispatch is built when first used, and this is the way to the first paint.
        if (text.root() instanceof JsonValue.Members root) {
            parser.read(root, "");
        } else if (text.root() != null) { // an empty file says nothing wrong
            parser.add(text.root().start(), "", "The settings are " + text.root().kind() + ", not an object; defaults are used.",
                    "Write { at the beginning and } at the end.");
        }
        parser.variables(environment);
        Settings settings = Setting.settings(parser.values, parser.keys, parser.parameters, parser.projects);
        return new LoadedSettings(settings, parser.problems);
    }

    private void read(JsonValue.Members object, String group) {
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            String pointer = pointer(group, member.name());
            if (!seen.add(member.name())) {
                add(member.start(), pointer, shown(member.name()) + " stands here a second time; the last one counts.",
                        "Remove one of them.");
            }
            if (group.isEmpty() && isGroup(member.name())) {
                group(member, pointer);
            } else {
                find(group, member.name()).ifPresentOrElse(
                        setting -> value(setting, member, pointer), () -> unknown(member, group, pointer));
            }
        }
    }

    private void group(JsonValue.Member member, String pointer) {
        if (member.value() instanceof JsonValue.Members inner) {
            read(inner, member.name());
        } else {
            add(member.value().start(), pointer, member.name() + " is " + member.value().kind() + "; defaults are used.",
                    "It must be an object: { … }.");
        }
    }

    private void value(Setting setting, JsonValue.Member member, String pointer) {
        JsonValue value = member.value();
        forget(setting, member.name()); // of two members of one name, only the last may count
        if (value instanceof JsonValue.Null && setting.optional()) {
            return;
        }
        if (setting.type().accepts(value)) {
            keep(setting, member.name(), setting.type().read(value));
        } else {
            add(value.start(), pointer, found(setting, member.name(), value) + instead(setting),
                    "It must be " + setting.type().words() + ".");
        }
    }

    private void keep(Setting setting, String name, Object value) {
        switch (setting.group()) {
            case "keys" -> keys.put(name, texts(value));
            case "projects" -> projects.put(name, texts(value));
            case "parameters" -> parameters.put(name, value);
            default -> values.put(setting.name(), value);
        }
    }

    private void forget(Setting setting, String name) {
        switch (setting.group()) {
            case "keys" -> keys.remove(name);
            case "projects" -> projects.remove(name);
            case "parameters" -> parameters.remove(name);
            default -> values.remove(setting.name());
        }
    }

    private void variables(Map<String, String> environment) {
        for (Setting setting : Setting.ALL) {
            String variable = setting.variable();
            String value = variable == null ? "" : environment.getOrDefault(variable, "").strip();
            if (variable == null || value.isEmpty()) {
                continue;
            }
            JsonValue asText = new JsonValue.Text(0, 0, value);
            if (setting.type().accepts(asText)) {
                values.put(setting.name(), value);
            } else {
                problems.add(new Problem(0, 0, variable,
                        "The environment variable " + variable + " cannot be used; the settings file counts.",
                        "It must be " + setting.type().words() + "."));
            }
        }
    }

    private void unknown(JsonValue.Member member, String group, String pointer) {
        List<String> names = Setting.ALL.stream()
                .map(s -> group.isEmpty() && !s.group().isEmpty() ? s.group() : s.group().equals(group) ? s.key() : "")
                .filter(n -> !n.isEmpty())
                .distinct()
                .toList();
        String near = Spelling.nearest(member.name(), names);
        add(member.start(), pointer, "There is no setting " + shown(member.name()) + (group.isEmpty() ? "" : " in " + group)
                        + "; it is ignored.",
                near == null ? "The settings are: " + String.join(", ", names) + "." : "Did you mean " + near + "?");
    }

    static Optional<Setting> find(String group, String name) {
        return Setting.ALL.stream()
                .filter(s -> s.group().equals(group) && (s.key().equals(name) || s.key().equals("*")))
                .findFirst();
    }

    static boolean isGroup(String name) {
        return Setting.ALL.stream().anyMatch(s -> s.group().equals(name));
    }

    private static String found(Setting setting, String name, JsonValue value) {
        String shownValue = switch (value) {
            case JsonValue.Text(_, _, String t) when !setting.secret() -> shown(t);
            case JsonValue.Digits(_, _, String digits) when !setting.secret() && digits.length() <= 20 -> digits;
            case JsonValue.Flag(_, _, boolean on) -> String.valueOf(on);
            default -> value.kind();
        };
        return shown(name) + " is " + shownValue + ", which cannot be used; ";
    }

    private static String instead(Setting setting) {
        Object fallback = setting.fallback();
        if (setting.group().equals("keys")) {
            return "the command keeps its own keys.";
        }
        if (setting.group().equals("projects")) {
            return "nothing is allowed by it.";
        }
        return fallback == null ? "it stays unset." : "it is " + JsonWriter.value(fallback) + " for now.";
    }

    /// Short enough for a line of the screen.
    private static String shown(String text) {
        return "\"" + (text.length() <= 40 ? text : text.substring(0, 39) + "…") + "\"";
    }

    static String pointer(String group, String name) {
        String last = "/" + name.replace("~", "~0").replace("/", "~1");
        return group.isEmpty() ? last : "/" + group + last;
    }

    @SuppressWarnings("unchecked") // the type of keys reads lists of texts, and nothing else
    private static List<String> texts(@Nullable Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    private void add(int offset, String pointer, String reason, String whatToDo) {
        problems.add(new Problem(text.line(offset), text.column(offset), pointer, reason, whatToDo));
    }
}
