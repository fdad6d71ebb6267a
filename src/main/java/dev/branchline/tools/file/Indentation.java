package dev.branchline.tools.file;

import dev.branchline.model.change.LineText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the indentation that a model uses into the one of a file.
final class Indentation {
    private Indentation() {}

    /// @return the replacement in the file's indentation; null when no one rule leads from the model's lines to the file's
    static @Nullable String fit(List<String> there, List<String> wished, String replace) {
        for (Rule rule : rules(there, wished)) {
            if (leads(rule, wished, there)) {
                String fitted = all(rule, replace);
                if (fitted != null) {
                    return fitted;
                }
            }
        }
        return null;
    }

    private interface Rule {
        /// @return null when it cannot be applied
        @Nullable String apply(String indent);
    }

    private static List<Rule> rules(List<String> there, List<String> wished) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            String has = indent(there.get(i));
            String says = indent(wished.get(i));
            if (wished.get(i).isBlank() || has.equals(says)) {
                continue;
            }
            if (has.endsWith(says)) {
                String more = has.substring(0, has.length() - says.length());
                rules.add(indent -> more + indent);
            }
            if (says.endsWith(has)) {
                String less = says.substring(0, says.length() - has.length());
                rules.add(indent -> indent.startsWith(less) ? indent.substring(less.length()) : null);
            }
            if (!has.isEmpty() && has.chars().allMatch(c -> c == '\t') && says.chars().allMatch(c -> c == ' ')
                    && says.length() % has.length() == 0 && !says.isEmpty()) {
                String unit = " ".repeat(says.length() / has.length());
                rules.add(indent -> indent.replace(unit, "\t"));
            }
            if (!says.isEmpty() && says.chars().allMatch(c -> c == '\t') && has.chars().allMatch(c -> c == ' ')
                    && has.length() % says.length() == 0 && !has.isEmpty()) {
                String unit = " ".repeat(has.length() / says.length());
                rules.add(indent -> indent.replace("\t", unit));
            }
            return rules;
        }
        return rules;
    }

    private static boolean leads(Rule rule, List<String> wished, List<String> there) {
        for (int i = 0; i < there.size(); i++) {
            if (!wished.get(i).isBlank() && !indent(there.get(i)).equals(rule.apply(indent(wished.get(i))))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String all(Rule rule, String replace) {
        StringBuilder fitted = new StringBuilder();
        LineText lines = new LineText(replace);
        for (int i = 0; i < lines.lines(); i++) {
            String line = lines.line(i);
            String indent = indent(line);
            String mapped = line.isBlank() ? indent : rule.apply(indent);
            if (mapped == null) {
                return null;
            }
            fitted.append(mapped).append(line, indent.length(), line.length());
        }
        return fitted.toString();
    }

    private static String indent(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        return line.substring(0, end);
    }
}
