package dev.branchline.text.theme;

import dev.branchline.text.Color;
import dev.branchline.text.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value of a theme file; a colour that it does not name is null and comes from the role above.
record PartialStyle(@Nullable Color foreground, @Nullable Color background, TextStyle attributes) {
    static final PartialStyle NOTHING = new PartialStyle(null, null, TextStyle.PLAIN);

    private static final List<String> ANSI_NAMES =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    /// @throws IllegalArgumentException with what is wrong, for the user
    static PartialStyle parse(String value) {
        Color foreground = null;
        Color background = null;
        TextStyle style = TextStyle.PLAIN;
        boolean on = false;
        for (String word : words(value)) {
            if (on) {
                background = color(word);
                on = false;
                continue;
            }
            switch (word) {
                case "on" -> on = true;
                case "bold" -> style = style.withBold(true);
                case "dim" -> style = style.withDim(true);
                case "italic" -> style = style.withItalic(true);
                case "underline" -> style = style.withUnderline(true);
                case "reverse" -> style = style.withReverse(true);
                case "strike" -> style = style.withStrike(true);
                default -> foreground = color(word);
            }
        }
        if (on) {
            throw new IllegalArgumentException("a color must follow `on`");
        }
        return new PartialStyle(foreground, background, style);
    }

    /// This value with what it leaves open taken from a style; attributes are not inherited.
    TextStyle over(TextStyle above) {
        return attributes
                .withForeground(foreground != null ? foreground : above.foreground())
                .withBackground(background != null ? background : above.background());
    }

    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        for (String word : value.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the value is empty; write a color such as #7aa2f7, ansi:blue or default");
        }
        return words;
    }

    private static Color color(String word) {
        if (word.equals("default")) {
            return Color.DEFAULT;
        }
        if (word.startsWith("#")) {
            return rgb(word);
        }
        if (word.startsWith("ansi:")) {
            return ansi(word.substring("ansi:".length()));
        }
        throw new IllegalArgumentException("`" + word + "` is neither a color (#rrggbb, ansi:blue, ansi:12, default) nor one of bold dim italic underline reverse strike on");
    }

    private static Color rgb(String word) {
        String digits = word.substring(1);
        if (!digits.matches("[0-9a-f]{3}|[0-9a-f]{6}")) {
            throw new IllegalArgumentException("`" + word + "` must be # and 6 (or 3) hexadecimal digits");
        }
        int value = Integer.parseInt(digits, 16);
        if (digits.length() == 3) {
            value = ((value >> 8) & 15) * 0x110000 + ((value >> 4) & 15) * 0x1100 + (value & 15) * 0x11;
        }
        return Color.rgb(value);
    }

    private static Color ansi(String name) {
        boolean bright = name.startsWith("bright-");
        int named = ANSI_NAMES.indexOf(bright ? name.substring("bright-".length()) : name);
        if (named >= 0) {
            return Color.indexed(bright ? named + 8 : named);
        }
        if (name.equals("gray") || name.equals("grey")) {
            return Color.indexed(8);
        }
        if (name.matches("[0-9]{1,3}") && Integer.parseInt(name) < 256) {
            return Color.indexed(Integer.parseInt(name));
        }
        throw new IllegalArgumentException("`ansi:" + name + "`: after ansi: comes a number from 0 to 255 or one of "
                + String.join(" ", ANSI_NAMES) + " gray, or bright- and one of them");
    }
}
