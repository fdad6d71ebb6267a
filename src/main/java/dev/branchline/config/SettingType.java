package dev.branchline.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a setting may be. Parser, schema and page ask the same record, so that they cannot disagree.
sealed interface SettingType {
    boolean accepts(JsonValue value);

    /// The value as the program keeps it; only for one that is accepted.
    Object read(JsonValue value);

    /// In words: "a whole number from 20 to 120".
    String words();

    /// @param pattern regular expression of the whole text, in the part of the syntax that Java and JSON Schema share
    /// @param words what the pattern means
    record Text(String pattern, int maxLength, String words) implements SettingType {
        @Override
        public boolean accepts(JsonValue value) {
            return value instanceof JsonValue.Text(_, _, String text)
                    && text.codePointCount(0, text.length()) <= maxLength
                    && text.matches(pattern);
        }

        @Override
        public Object read(JsonValue value) {
            return ((JsonValue.Text) value).text();
        }
    }

    record Choice(List<String> choices) implements SettingType {
        @Override
        public boolean accepts(JsonValue value) {
            return value instanceof JsonValue.Text(_, _, String text) && choices.contains(text);
        }

        @Override
        public Object read(JsonValue value) {
            return ((JsonValue.Text) value).text();
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", choices);
        }
    }

    record Whole(long min, long max) implements SettingType {
        @Override
        public boolean accepts(JsonValue value) {
            BigDecimal number = number(value);
            return number != null
                    && within(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
                    && number.stripTrailingZeros().scale() <= 0;
        }

        @Override
        public Object read(JsonValue value) {
            return new BigDecimal(((JsonValue.Digits) value).digits()).longValueExact();
        }

        @Override
        public String words() {
            return "a whole number from " + min + " to " + max;
        }
    }

    record Decimal(int min, int max) implements SettingType {
        @Override
        public boolean accepts(JsonValue value) {
            BigDecimal number = number(value);
            return number != null && within(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
        }

        @Override
        public Object read(JsonValue value) {
            return Double.valueOf(((JsonValue.Digits) value).digits());
        }

        @Override
        public String words() {
            return "a number from " + min + " to " + max;
        }
    }

    record YesNo() implements SettingType {
        @Override
        public boolean accepts(JsonValue value) {
            return value instanceof JsonValue.Flag;
        }

        @Override
        public Object read(JsonValue value) {
            return ((JsonValue.Flag) value).on();
        }

        @Override
        public String words() {
            return "true or false";
        }
    }

    record ListOf(Text item, int maxItems) implements SettingType {
        @Override
        public boolean accepts(JsonValue value) {
            return value instanceof JsonValue.Items(_, _, List<JsonValue> items)
                    && items.size() <= maxItems
                    && items.stream().allMatch(item::accepts);
        }

        @Override
        public Object read(JsonValue value) {
            List<String> texts = new ArrayList<>();
            ((JsonValue.Items) value).items().forEach(i -> texts.add(((JsonValue.Text) i).text()));
            return List.copyOf(texts);
        }

        @Override
        public String words() {
            return "a list of at most " + maxItems + ", each " + item.words();
        }
    }

    private static @Nullable BigDecimal number(JsonValue value) {
        if (!(value instanceof JsonValue.Digits(_, _, String digits))) {
            return null;
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) { // an exponent that no number can have
            return null;
        }
    }

    private static boolean within(BigDecimal number, BigDecimal min, BigDecimal max) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }
}
