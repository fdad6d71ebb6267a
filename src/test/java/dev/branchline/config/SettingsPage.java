package dev.branchline.config;

import java.util.Locale;
import java.util.stream.Collectors;

/// Derives the table of the documentation page from [Setting#ALL].
final class SettingsPage {
    private SettingsPage() {}

    static String table() {
        return "| Name | May be | Default | Meaning |\n|---|---|---|---|\n"
                + Setting.ALL.stream().map(SettingsPage::row).collect(Collectors.joining("\n")) + "\n";
    }

    private static String row(Setting setting) {
        Object fallback = setting.key().equals("*") ? null : setting.fallback();
        String variable = setting.variable() == null ? "" : " `" + setting.variable() + "` wins over it.";
        String words = setting.type().words();
        return "| `" + setting.name() + "` | " + words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " | "
                + (fallback == null ? "not set" : "`" + JsonWriter.value(fallback) + "`") + " | " + setting.meaning() + variable + " |";
    }
}
