package dev.branchline.config;

import dev.branchline.model.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Changes of settings as JSON pointers and new values; null takes a value out of the file.
final class SettingsChanges {
    private SettingsChanges() {}

    static Map<String, @Nullable Object> between(Settings before, Settings after) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        for (Setting setting : Setting.ALL) {
            if (setting.key().equals("*")) {
                boolean keys = setting.group().equals("keys");
                lists(setting.group(), keys ? before.keys() : before.access().projects(), keys ? after.keys() : after.access().projects(), changes);
            } else if (!Objects.equals(setting.current().apply(before), setting.current().apply(after))) {
                changes.put(SettingsParser.pointer(setting.group(), setting.key()), setting.current().apply(after));
            }
        }
        return changes;
    }

    /// @return the text with this change
    /// @throws IllegalArgumentException when there is no such setting, or the value is not for it; the message is for the user
    static String apply(JsonText document, String pointer, @Nullable Object value) {
        List<String> path = path(pointer);
        Setting setting = path.size() > 2
                ? null
                : SettingsParser.find(path.size() == 2 ? path.getFirst() : "", path.getLast()).orElse(null);
        if (setting == null) {
            throw new IllegalArgumentException("There is no setting " + pointer + ".");
        }
        if (value == null) {
            return JsonEdit.remove(document, path);
        }
        String json = JsonWriter.value(value);
        if (!setting.type().accepts(parsed(json))) {
            throw new IllegalArgumentException(
                    "\"" + path.getLast() + "\" must be " + setting.type().words() + (setting.secret() ? "." : ", not " + json + "."));
        }
        return JsonEdit.set(document, path, json);
    }

    private static void lists(
            String group, Map<String, List<String>> before, Map<String, List<String>> after, Map<String, @Nullable Object> changes) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.put(SettingsParser.pointer(group, name), after.get(name));
            }
        }
    }

    private static List<String> path(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("A setting is named as in /theme or /sidePanel/width, not as in " + pointer + ".");
        }
        return Arrays.stream(pointer.substring(1).split("/", -1)).map(p -> p.replace("~1", "/").replace("~0", "~")).toList();
    }

    private static JsonValue parsed(String json) {
        try {
            return Objects.requireNonNull(JsonText.parse(json).root());
        } catch (JsonText.SyntaxException e) { // such as NaN
            throw new IllegalArgumentException("The value " + json + " cannot be written as JSON.", e);
        }
    }
}
