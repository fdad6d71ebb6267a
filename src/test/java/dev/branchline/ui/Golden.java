package dev.branchline.ui;

import dev.branchline.text.Color;
import dev.branchline.text.TextStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.fail;

/// Compares what was painted with a file that a person has looked at. `-Dgolden.update=true` writes the files anew.
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String SIGNS = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private Golden() {}

    public static void check(String name, String actual) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
                return;
            }
            String expected = Files.exists(file) ? Files.readString(file) : "";
            if (!expected.equals(actual)) {
                fail(difference(name, expected, actual));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The cells' texts and, in letters, their styles.
    public static String planes(TestScreen screen, String theme) {
        Map<TextStyle, Character> signs = new LinkedHashMap<>();
        StringBuilder styles = new StringBuilder();
        for (int row = 0; row < screen.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < screen.columns(); column++) {
                line.append(signs.computeIfAbsent(screen.style(column, row), _ -> SIGNS.charAt(Math.min(signs.size(), SIGNS.length() - 1))).charValue());
            }
            styles.append(line.toString().replaceFirst("(.)\\1*$", "$1")).append('\n');
        }
        StringBuilder legend = new StringBuilder();
        signs.forEach((style, sign) -> legend.append(sign).append(' ').append(describe(style)).append('\n'));
        return "styles, " + theme + " (the last of a row goes on to its end)\n" + styles + legend;
    }

    /// `#c0c0c0 on default bold`.
    public static String describe(TextStyle style) {
        List<String> words = new ArrayList<>();
        words.add(color(style.foreground()) + " on " + color(style.background()));
        if (style.bold()) {
            words.add("bold");
        }
        if (style.dim()) {
            words.add("dim");
        }
        if (style.italic()) {
            words.add("italic");
        }
        if (style.underline()) {
            words.add("underline");
        }
        if (style.strike()) {
            words.add("strike");
        }
        if (style.reverse()) {
            words.add("reverse");
        }
        if (style.link() != null) {
            words.add("→ " + style.link());
        }
        return String.join(" ", words);
    }

    private static String color(Color color) {
        return switch (color) {
            case Color.Default _ -> "default";
            case Color.Indexed i -> "ansi:" + i.index();
            case Color.Rgb rgb -> String.format("#%06x", rgb.rgb());
        };
    }

    private static String difference(String name, String expected, String actual) {
        List<String> was = expected.lines().toList();
        List<String> is = actual.lines().toList();
        StringBuilder text = new StringBuilder(name + " differs (-Dgolden.update=true takes the new one)\n--- expected\n" + expected + "--- actual\n" + actual);
        text.append("--- differing rows\n");
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            String a = i < was.size() ? was.get(i) : "";
            String b = i < is.size() ? is.get(i) : "";
            if (!a.equals(b)) {
                text.append(String.format("%4d - %s%n     + %s%n       %s%n", i + 1, a, b, marks(a, b)));
            }
        }
        return text.toString();
    }

    private static String marks(String a, String b) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < Math.max(a.length(), b.length()); i++) {
            marks.append(i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i) ? ' ' : '^');
        }
        return marks.toString();
    }
}
