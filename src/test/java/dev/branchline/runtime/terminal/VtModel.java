package dev.branchline.runtime.terminal;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Graphemes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A small terminal: what a good emulator would show after the bytes it was fed. Knows what our screen sends and what programs like
/// ours send, and records whatever it does not know. Reads whole sequences only: the rest of one waits for the next piece.
public final class VtModel {
    /// One place: text (empty for the right half of a wide cell) and its complete pen, such as `1;38;2;255;0;0`.
    public record Place(String text, String pen) {}

    private static final Place BLANK = new Place(" ", "");

    private int columns;
    private int rows;
    private Place[][] places;
    private Place[][] mainScreen;
    private int column;
    private int row;
    private int savedColumn;
    private int savedRow;
    private int top;
    private int bottom;
    private Pen pen = new Pen();
    private String link = "";
    private String title = "";
    private final Set<String> modes = new TreeSet<>();
    private final List<String> unknown = new ArrayList<>();
    private String clipboard = "";
    private String notification = "";
    private byte[] pending = new byte[0];
    private long bytes;
    private long frames;
    private int rawControls;

    public VtModel(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        places = blank(columns, rows);
        mainScreen = blank(columns, rows);
        bottom = rows - 1;
        modes.add("?7");
        modes.add("?25");
    }

    private static Place[][] blank(int columns, int rows) {
        Place[][] fresh = new Place[rows][columns];
        for (Place[] line : fresh) {
            Arrays.fill(line, BLANK);
        }
        return fresh;
    }

    public synchronized void feed(byte[] more) {
        feed(more, 0, more.length);
    }

    public synchronized void feed(byte[] more, int offset, int length) {
        bytes += length;
        byte[] all = Arrays.copyOf(pending, pending.length + length);
        System.arraycopy(more, offset, all, pending.length, length);
        int at = 0;
        while (at < all.length) {
            int next = step(all, at);
            if (next < 0) {
                break;
            }
            at = next;
        }
        pending = Arrays.copyOfRange(all, at, all.length);
    }

    /// @return the index after what was understood, or -1 when more bytes are needed
    private int step(byte[] b, int at) {
        int c = b[at] & 0xff;
        if (c == 0x1b) {
            return escape(b, at);
        }
        if (c < 0x20 || c == 0x7f) {
            control(c);
            return at + 1;
        }
        int end = at;
        while (end < b.length && (b[end] & 0xff) >= 0x20 && b[end] != 0x7f) {
            end++;
        }
        int whole = wholeCharacters(b, at, end);
        if (whole == at) {
            return -1;
        }
        text(new String(b, at, whole - at, StandardCharsets.UTF_8));
        return whole;
    }

    private static int wholeCharacters(byte[] b, int from, int end) {
        if (end < b.length) {
            return end;
        }
        for (int back = 1; back <= 3 && end - back >= from; back++) {
            int c = b[end - back] & 0xff;
            if (c >= 0xc0) {
                int needed = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
                return back < needed ? end - back : end;
            }
        }
        return end;
    }

    private void control(int c) {
        switch (c) {
            case '\r' -> column = 0;
            case '\b' -> column = Math.max(0, Math.min(column, columns - 1) - 1);
            case '\n' -> lineFeed();
            case 7 -> {}
            default -> rawControls++;
        }
    }

    private void lineFeed() {
        // The tty's ONLCR is on in raw mode, but a model of the terminal sees only what comes out of it.
        if (row == bottom) {
            scroll(1);
        } else if (row < rows - 1) {
            row++;
        }
    }

    private void text(String text) {
        Graphemes clusters = new Graphemes(text);
        for (int i = 0; i < text.length(); ) {
            int end = clusters.end(i);
            put(text.substring(i, end));
            i = end;
        }
    }

    private void put(String cluster) {
        int width = CellWidth.ofCluster(cluster);
        if (column + width > columns) {
            if (modes.contains("?7")) {
                column = 0;
                lineFeed();
            } else {
                column = columns - width;
            }
        }
        split(column);
        if (width == 2) {
            split(column + 1);
        }
        places[row][column] = new Place(cluster, pen());
        if (width == 2) {
            places[row][column + 1] = new Place("", pen());
        }
        column += width;
    }

    private String pen() {
        return link.isEmpty() ? pen.toString() : pen + " " + link;
    }

    /// Overwriting half of a wide cell leaves a blank in the other half.
    private void split(int at) {
        if (places[row][at].text().isEmpty() && at > 0) {
            places[row][at - 1] = new Place(" ", places[row][at - 1].pen());
        }
        if (at + 1 < columns && places[row][at + 1].text().isEmpty()) {
            places[row][at + 1] = new Place(" ", places[row][at + 1].pen());
        }
    }

    private int escape(byte[] b, int at) {
        if (at + 1 >= b.length) {
            return -1;
        }
        return switch (b[at + 1]) {
            case '[' -> csi(b, at);
            case ']', 'P', '_', '^', 'X' -> string(b, at);
            case '7', '8', '=', '>', 'c' -> at + 2;
            case '(', ')' -> at + 2 < b.length ? at + 3 : -1;
            default -> {
                unknown.add("ESC " + (char) b[at + 1]);
                yield at + 2;
            }
        };
    }

    private int string(byte[] b, int at) {
        for (int i = at + 2; i < b.length; i++) {
            boolean st = b[i] == 0x1b && i + 1 < b.length && b[i + 1] == '\\';
            if (st || b[i] == 7) {
                if (b[at + 1] == ']') {
                    osc(new String(b, at + 2, i - at - 2, StandardCharsets.UTF_8));
                }
                return st ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    private void osc(String content) {
        int semicolon = content.indexOf(';');
        String kind = semicolon < 0 ? content : content.substring(0, semicolon);
        String rest = semicolon < 0 ? "" : content.substring(semicolon + 1);
        switch (kind) {
            case "0", "2" -> title = rest;
            case "8" -> link = rest.substring(rest.indexOf(';') + 1);
            case "52" -> clipboard = rest;
            case "777" -> notification = rest;
            default -> unknown.add("OSC " + content);
        }
    }

    private int csi(byte[] b, int at) {
        int end = at + 2;
        while (end < b.length && (b[end] < 0x40 || b[end] > 0x7e)) {
            end++;
        }
        if (end == b.length) {
            return -1;
        }
        csi(new String(b, at + 2, end - at - 2, StandardCharsets.ISO_8859_1), (char) b[end]);
        return end + 1;
    }

    private void csi(String parameters, char last) {
        if (parameters.startsWith("?") && (last == 'h' || last == 'l')) {
            for (String mode : parameters.substring(1).split(";")) {
                mode("?" + mode, last == 'h');
            }
            return;
        }
        if (parameters.startsWith(">") && last == 'm') {
            mode(parameters.substring(0, 2), !parameters.endsWith(";0"));
            return;
        }
        if (last == 't') {
            return;
        }
        if (!parameters.matches("[0-9;]*")) {
            unknown.add("CSI " + parameters + last);
            return;
        }
        String[] p = parameters.split(";", -1);
        int n = number(p, 0, 1);
        switch (last) {
            case 'm' -> pen.apply(parameters);
            case 'H', 'f' -> {
                row = Math.min(number(p, 0, 1), rows) - 1;
                column = Math.min(number(p, 1, 1), columns) - 1;
            }
            case 'A' -> row = Math.max(0, row - n);
            case 'B' -> row = Math.min(rows - 1, row + n);
            case 'C' -> column = Math.min(columns - 1, column + n);
            case 'D' -> column = Math.max(0, Math.min(column, columns - 1) - n);
            case 'G' -> column = Math.min(columns, n) - 1;
            case 'd' -> row = Math.min(rows, n) - 1;
            case 'K' -> erase(row, number(p, 0, 0) == 0 ? column : 0, number(p, 0, 0) == 1 ? column + 1 : columns);
            case 'X' -> erase(row, column, Math.min(columns, column + n));
            case 'J' -> eraseDisplay(number(p, 0, 0));
            case 'S' -> scroll(n);
            case 'T' -> scroll(-n);
            case 'L' -> insertLines(-n);
            case 'M' -> insertLines(n);
            case 'r' -> {
                top = number(p, 0, 1) - 1;
                bottom = Math.min(number(p, 1, rows), rows) - 1;
                row = 0;
                column = 0;
            }
            default -> unknown.add("CSI " + parameters + last);
        }
    }

    private static int number(String[] parameters, int index, int absent) {
        return index >= parameters.length || parameters[index].isEmpty() ? absent : Integer.parseInt(parameters[index]);
    }

    private void mode(String mode, boolean on) {
        if (mode.equals("?2026") && !on && modes.contains(mode)) {
            frames++;
        }
        if (mode.equals("?1049") && on != modes.contains(mode)) {
            Place[][] other = mainScreen;
            mainScreen = places;
            places = on ? blank(columns, rows) : other;
            if (on) {
                savedColumn = column;
                savedRow = row;
            } else {
                column = Math.min(savedColumn, columns - 1);
                row = Math.min(savedRow, rows - 1);
            }
        }
        if (on) {
            modes.add(mode);
        } else {
            modes.remove(mode);
        }
    }

    private void eraseDisplay(int what) {
        for (int r = what == 0 ? row : 0; r < (what == 1 ? row + 1 : rows); r++) {
            erase(r, what == 0 && r == row ? column : 0, what == 1 && r == row ? column + 1 : columns);
        }
    }

    private void erase(int line, int from, int to) {
        for (int c = Math.max(0, from); c < to; c++) {
            int saved = row;
            row = line;
            split(c);
            row = saved;
            places[line][c] = new Place(" ", pen.backgroundOnly());
        }
    }

    private void insertLines(int lines) {
        int savedTop = top;
        if (row >= top && row <= bottom) {
            top = row;
            scroll(lines);
            top = savedTop;
            column = 0;
        }
    }

    private void scroll(int lines) {
        for (int n = 0; n < Math.min(Math.abs(lines), bottom - top + 1); n++) {
            Place[] fresh = new Place[columns];
            Arrays.fill(fresh, new Place(" ", pen.backgroundOnly()));
            if (lines > 0) {
                System.arraycopy(places, top + 1, places, top, bottom - top);
                places[bottom] = fresh;
            } else {
                System.arraycopy(places, top, places, top + 1, bottom - top);
                places[top] = fresh;
            }
        }
    }

    public synchronized void resize(int newColumns, int newRows) {
        Place[][] old = places;
        places = blank(newColumns, newRows);
        for (int r = 0; r < Math.min(rows, newRows); r++) {
            System.arraycopy(old[r], 0, places[r], 0, Math.min(columns, newColumns));
        }
        mainScreen = blank(newColumns, newRows);
        columns = newColumns;
        rows = newRows;
        top = 0;
        bottom = rows - 1;
        row = Math.min(row, rows - 1);
        column = Math.min(column, columns - 1);
    }

    /// One row's text, blanks at its end left out.
    public synchronized String line(int line) {
        StringBuilder text = new StringBuilder();
        for (Place place : places[line]) {
            text.append(place.text());
        }
        return text.toString().stripTrailing();
    }

    /// The whole screen's text, a line each.
    public synchronized String screen() {
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            lines.add(line(r));
        }
        return String.join("\n", lines).stripTrailing();
    }

    public synchronized Place place(int atColumn, int atRow) {
        return places[atRow][atColumn];
    }

    public synchronized int cursorColumn() {
        return column;
    }

    public synchronized int cursorRow() {
        return row;
    }

    public synchronized boolean isCursorShown() {
        return modes.contains("?25");
    }

    /// Whether what is written next has no colour, no attribute and no link.
    public synchronized boolean isPenPlain() {
        return pen().isEmpty();
    }

    /// Whether the whole screen scrolls.
    public synchronized boolean isScrollRegionWhole() {
        return top == 0 && bottom == rows - 1;
    }

    /// Modes that are on, as `?1049` or `>4`.
    public synchronized Set<String> modes() {
        return Set.copyOf(modes);
    }

    public synchronized String title() {
        return title;
    }

    /// The last OSC 52, as it came.
    public synchronized String clipboard() {
        return clipboard;
    }

    /// The last OSC 777, empty for none.
    public synchronized String notification() {
        return notification;
    }

    /// Sequences that this model does not know.
    public synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    /// Control bytes that have no business in a frame.
    public synchronized int rawControls() {
        return rawControls;
    }

    /// Synchronized updates so far.
    public synchronized long frames() {
        return frames;
    }

    public synchronized long bytes() {
        return bytes;
    }

    public synchronized int columns() {
        return columns;
    }

    public synchronized int rows() {
        return rows;
    }
}
