package dev.branchline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Derives the JSON Schema (draft 2020-12) of the settings file from [Setting#ALL].
final class SettingsSchema {
    private SettingsSchema() {}

    /// The whole schema, ending with a line end.
    static String text() {
        Map<String, List<Setting>> byGroup = Setting.ALL.stream()
                .collect(Collectors.groupingBy(s -> s.group().isEmpty() ? s.name() : s.group(), LinkedHashMap::new, Collectors.toList()));
        String properties = byGroup.entrySet().stream()
                .map(e -> SettingsParser.isGroup(e.getKey()) ? group(e.getKey(), e.getValue()) : property("    ", e.getValue().getFirst()))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "Branchline settings",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                """ + properties + "\n  }\n}\n";
    }

    private static String group(String name, List<Setting> settings) {
        String open = "    " + JsonWriter.text(name) + ": {\"type\": \"object\", \"additionalProperties\": ";
        if (settings.getFirst().key().equals("*")) {
            return open + definition(settings.getFirst()) + "}";
        }
        String properties = settings.stream().map(s -> property("      ", s)).collect(Collectors.joining(",\n"));
        return open + "false, \"properties\": {\n" + properties + "\n    }}";
    }

    private static String property(String indent, Setting setting) {
        return indent + JsonWriter.text(setting.key()) + ": " + definition(setting);
    }

    private static String definition(Setting setting) {
        String description = "\"description\": " + JsonWriter.text(setting.meaning());
        Object fallback = setting.fallback();
        if (setting.key().equals("*")) {
            return "{" + description + ", " + type(setting.type()) + "}";
        }
        if (fallback == null) {
            return "{" + description + ", \"anyOf\": [{" + type(setting.type()) + "}, {\"type\": \"null\"}]}";
        }
        return "{" + description + ", " + type(setting.type()) + ", \"default\": " + JsonWriter.value(fallback) + "}";
    }

    private static String type(SettingType type) {
        return switch (type) {
            case SettingType.Text(String pattern, int maxLength, _) ->
                "\"type\": \"string\", \"maxLength\": " + maxLength + ", \"pattern\": " + JsonWriter.text("^" + pattern + "$");
            case SettingType.Choice(List<String> choices) -> "\"type\": \"string\", \"enum\": " + JsonWriter.value(choices);
            case SettingType.Whole(long min, long max) -> "\"type\": \"integer\", \"minimum\": " + min + ", \"maximum\": " + max;
            case SettingType.Decimal(int min, int max) -> "\"type\": \"number\", \"minimum\": " + min + ", \"maximum\": " + max;
            case SettingType.YesNo() -> "\"type\": \"boolean\"";
            case SettingType.ListOf(SettingType.Text item, int maxItems) ->
                "\"type\": \"array\", \"maxItems\": " + maxItems + ", \"items\": {" + type(item) + "}";
        };
    }
}
