package dev.branchline.runtime.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The graphic rendition of a [VtModel].
final class Pen {
    private final TreeSet<Integer> attributes = new TreeSet<>();
    private String foreground = "";
    private String background = "";

    void apply(String parameters) {
        List<Integer> codes = new ArrayList<>();
        for (String part : parameters.split(";", -1)) {
            codes.add(part.isEmpty() ? 0 : Integer.parseInt(part));
        }
        for (int i = 0; i < codes.size(); i++) {
            int code = codes.get(i);
            if (code == 38 || code == 48) {
                int length = codes.get(i + 1) == 2 ? 5 : 3;
                color(code == 38, codes.subList(i, i + length));
                i += length - 1;
            } else {
                simple(code);
            }
        }
    }

    private void color(boolean fore, List<Integer> codes) {
        String text = String.join(";", codes.stream().map(String::valueOf).toList());
        if (fore) {
            foreground = text;
        } else {
            background = text;
        }
    }

    private void simple(int code) {
        if (code == 0) {
            attributes.clear();
            foreground = "";
            background = "";
        } else if (code < 10) {
            attributes.add(code);
        } else if (code == 22) {
            attributes.remove(1);
            attributes.remove(2);
        } else if (code < 30) {
            attributes.remove(code - 20);
        } else if (code == 39) {
            foreground = "";
        } else if (code == 49) {
            background = "";
        } else {
            color(code < 40 || (code >= 90 && code < 100), List.of(code));
        }
    }

    /// The pen without what cannot be seen on a blank: foreground, bold, dim, italic.
    static String backgroundOf(String text) {
        Pen pen = new Pen();
        if (text.isEmpty() || text.contains(" ")) {
            return text;
        }
        pen.apply(text);
        pen.foreground = "";
        pen.attributes.removeAll(List.of(1, 2, 3));
        return pen.toString();
    }

    String backgroundOnly() {
        return background;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(attributes.stream().map(String::valueOf).toList());
        parts.add(foreground);
        parts.add(background);
        parts.removeIf(String::isEmpty);
        return String.join(";", parts);
    }
}
