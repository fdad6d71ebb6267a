package dev.branchline.text.theme;

import dev.branchline.text.Role;
import java.io.BufferedReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Reads theme files line by line, because `java.util.Properties` forgets line numbers.
final class ThemeFile {
    static final String SUFFIX = ".properties";
    private static final Map<String, Role> ROLES = new HashMap<>();

    static {
        for (Role role : Role.values()) {
            ROLES.put(role.key(), role);
        }
    }

    private final List<ThemeProblem> problems = new ArrayList<>();
    private final Map<Role, PartialStyle> values = new EnumMap<>(Role.class);
    private String name;
    private boolean light;

    private ThemeFile(String name) {
        this.name = name;
    }

    static Theme read(String name, Reader reader) {
        ThemeFile file = new ThemeFile(name);
        List<String> lines = new BufferedReader(reader).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            file.line(i + 1, lines.get(i).strip());
        }
        return file.theme();
    }

    static Theme read(String name, Properties properties) {
        ThemeFile file = new ThemeFile(name);
        properties.stringPropertyNames().stream().sorted().forEach(key -> file.entry(0, key, properties.getProperty(key).strip()));
        return file.theme();
    }

    private Theme theme() {
        return new Theme(name, light, values, problems);
    }

    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    private void line(int number, String line) {
        String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (text.isEmpty() || text.startsWith("#") || text.startsWith("!")) {
            return;
        }
        int sign = separator(text);
        if (sign < 0) {
            problem(number, "expected `role = value`");
            return;
        }
        entry(number, text.substring(0, sign).strip(), text.substring(sign + 1).strip());
    }

    private void entry(int number, String key, String value) {
        switch (key) {
            case "theme.name" -> name = value;
            case "theme.kind" -> kind(number, value);
            default -> role(number, key, value);
        }
    }

    private static int separator(String text) {
        int equals = text.indexOf('=');
        return equals >= 0 ? equals : text.indexOf(':');
    }

    private void kind(int number, String value) {
        switch (value) {
            case "dark" -> light = false;
            case "light" -> light = true;
            default -> problem(number, "theme.kind is `dark` or `light`, not `" + value + "`");
        }
    }

    private void role(int number, String key, String value) {
        Role role = ROLES.get(key);
        if (role == null) {
            problem(number, "no role is called `" + key + "`");
            return;
        }
        try {
            values.put(role, PartialStyle.parse(value));
        } catch (IllegalArgumentException e) {
            problem(number, key + ": " + e.getMessage());
        }
    }

    private void problem(int number, String reason) {
        problems.add(new ThemeProblem(number, reason));
    }
}
