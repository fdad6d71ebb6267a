package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Color;
import dev.branchline.text.TextStyle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FastScreenTest {
    private static final List<String> CLUSTERS = List.of(
            "a", "b", "c", "x", "é", "e\u0301", "—", "│", "好", "你", "✅", "😀", "⚠\uFE0F", "🇩🇪",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "👍🏽", "𝐀", " ", " ", " ");

    private static final List<TextStyle> STYLES = List.of(
            TextStyle.PLAIN,
            TextStyle.PLAIN.withForeground(Color.rgb(0x112233)),
            TextStyle.PLAIN.withBackground(Color.rgb(0x445566)),
            TextStyle.PLAIN.withBold(true).withForeground(Color.indexed(3)),
            TextStyle.PLAIN.withDim(true).withUnderline(true).withBackground(Color.indexed(200)),
            TextStyle.PLAIN.withReverse(true).withItalic(true),
            TextStyle.PLAIN.withStrike(true).withLink("https://example.org/a"),
            TextStyle.PLAIN.withLink("https://example.org/b"));

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void theTerminalShowsEveryRandomFrame(ColorDepth depth) {
        Random random = new Random(depth.name().hashCode());
        ScriptedScreen s = new ScriptedScreen(23, 9, Capabilities.FULL.withDepth(depth));
        for (int frame = 0; frame < 6000; frame++) {
            if (random.nextInt(200) == 0) {
                s.resize(1 + random.nextInt(30), 1 + random.nextInt(12));
            }
            change(s, random);
            s.screen.refresh();
            assertSame(s, depth, frame);
        }
        assertThat(s.screen.stats().scrolls()).isGreaterThan(10);
        assertThat(s.terminal.unknown()).isEmpty();
        assertThat(s.terminal.rawControls()).isZero();
    }

    private static void change(ScriptedScreen s, Random random) {
        FastGraphics g = s.graphics();
        int columns = g.columns();
        int rows = g.rows();
        switch (random.nextInt(6)) {
            case 0 -> g.fill(random.nextInt(columns), random.nextInt(rows), random.nextInt(25), random.nextInt(6), style(random));
            case 1, 2 -> scroll(s, random);
            case 3 -> s.screen.setCursorPosition(
                    random.nextBoolean() ? null : new TerminalPosition(random.nextInt(columns), random.nextInt(rows)));
            case 4 -> {
                if (random.nextInt(50) == 0) {
                    s.screen.repaint();
                }
            }
            default -> {}
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            String cluster = CLUSTERS.get(random.nextInt(CLUSTERS.size()));
            g.put(random.nextInt(columns + 4) - 2, random.nextInt(rows + 2) - 1, cluster, CellWidth.ofCluster(cluster), style(random));
        }
    }

    /// Moves the rows of a pane, as a transcript does, and draws what comes in.
    private static void scroll(ScriptedScreen s, Random random) {
        CellPlane plane = s.screen.back();
        int left = random.nextInt(plane.columns);
        int columns = 1 + random.nextInt(plane.columns - left);
        int top = random.nextInt(plane.rows);
        int height = 1 + random.nextInt(plane.rows - top);
        int lines = random.nextInt(2 * height + 1) - height;
        String[][] text = new String[height][columns];
        TextStyle[][] styles = new TextStyle[height][columns];
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < columns; c++) {
                text[r][c] = s.screen.textAt(left + c, top + r);
                styles[r][c] = s.screen.styleAt(left + c, top + r);
            }
        }
        FastGraphics g = s.graphics();
        for (int r = 0; r < height; r++) {
            int from = r + lines;
            for (int c = 0; c < columns; c++) {
                boolean inside = from >= 0 && from < height;
                String cluster = inside ? text[from][c] : "n";
                if (!cluster.isEmpty()) {
                    g.put(left + c, top + r, cluster, CellWidth.ofCluster(cluster), inside ? styles[from][c] : TextStyle.PLAIN);
                }
            }
        }
        s.screen.scrollArea(left, top, columns, height);
    }

    private static TextStyle style(Random random) {
        return STYLES.get(random.nextInt(STYLES.size()));
    }

    private static void assertSame(ScriptedScreen s, ColorDepth depth, int frame) {
        CellPlane plane = s.screen.back();
        for (int r = 0; r < plane.rows; r++) {
            for (int c = 0; c < plane.columns; c++) {
                Cell cell = plane.get(c, r);
                VtModel.Place place = s.terminal.place(c, r);
                if (cell == null || !place.text().equals(cell.text) || !looksLike(place, cell)) {
                    throw new AssertionError("frame %d, %s, column %d, row %d: shall be '%s' %s, is %s%n%s".formatted(
                            frame, depth, c, r, cell, cell == null ? "" : pen(cell), place, s.terminal.screen()));
                }
            }
        }
        TerminalPosition cursor = s.screen.getCursorPosition();
        boolean visible = cursor != null && cursor.getColumn() < plane.columns && cursor.getRow() < plane.rows;
        assertThat(s.terminal.isCursorShown()).isEqualTo(visible);
        if (visible && cursor != null) {
            assertThat(s.terminal.cursorColumn()).isEqualTo(cursor.getColumn());
            assertThat(s.terminal.cursorRow()).isEqualTo(cursor.getRow());
        }
    }

    /// The foreground of a blank cannot be seen.
    private static boolean looksLike(VtModel.Place place, Cell cell) {
        boolean plainBlank = cell.style.isErasedBy(cell);
        return plainBlank ? Pen.backgroundOf(place.pen()).equals(pen(cell)) : place.pen().equals(pen(cell));
    }

    private static String pen(Cell cell) {
        Pen pen = new Pen();
        String sgr = new String(cell.style.sgr, StandardCharsets.ISO_8859_1);
        pen.apply(sgr.substring(2, sgr.length() - 1));
        byte[] link = cell.style.link;
        return link == null ? pen.toString() : pen + " " + new String(link, StandardCharsets.ISO_8859_1);
    }

    @Test
    void writesNothingWhenNothingChanged() {
        ScriptedScreen s = new ScriptedScreen(80, 24);
        s.graphics().text(0, 0, "hello", TextStyle.PLAIN);
        s.screen.refresh();
        long writes = s.tty.writes();
        for (int i = 0; i < 100; i++) {
            s.graphics().fill(TextStyle.PLAIN);
            s.graphics().text(0, 0, "hello", TextStyle.PLAIN);
            s.screen.refresh();
        }
        assertThat(s.tty.writes()).isEqualTo(writes).isEqualTo(1);
    }

    @Test
    void oneWritePerFrameAndLargeOnesInASynchronizedUpdate() {
        ScriptedScreen s = new ScriptedScreen(80, 24);
        for (int i = 1; i <= 10; i++) {
            s.graphics().text(i, i, "frame " + i + " of more than sixty-four bytes, so that it needs to be marked", TextStyle.PLAIN);
            s.screen.refresh();
            assertThat(s.tty.writes()).isEqualTo(i);
            assertThat(s.terminal.frames()).isEqualTo(i);
        }
        assertThat(s.terminal.screen()).contains("frame 10");
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        ScriptedScreen s = new ScriptedScreen(40, 3);
        s.graphics().text(0, 0, "a\033[31mb\u009b2Jc\u0007\u0000", TextStyle.PLAIN);
        s.graphics().put(0, 1, "\033", 1, TextStyle.PLAIN.withLink("https://x/\033]0;bad\007"));
        s.screen.refresh();
        assertThat(s.terminal.line(0)).isEqualTo("a [31mb 2Jc");
        assertThat(s.terminal.rawControls()).isZero();
        assertThat(s.terminal.title()).isEmpty();
    }

    @Test
    void aTokenCostsFewBytesWhileThePaneScrollsBesideASidePanel() {
        ScriptedScreen s = new ScriptedScreen(160, 45);
        Stream stream = new Stream(s);
        stream.tokens(400);
        long before = s.screen.stats().bytes();
        stream.tokens(2000);
        double perToken = (s.screen.stats().bytes() - before) / 2000.0;
        assertThat(s.screen.stats().scrolls()).isGreaterThan(50);
        assertThat(perToken).isLessThan(60);
    }

    /// A transcript of 120 columns beside a side panel full of text, one frame per token, a status row that counts.
    private static final class Stream {
        private static final TextStyle PANEL = TextStyle.PLAIN.withForeground(Color.rgb(0xa0b0c0));
        private final ScriptedScreen s;
        private final Random random = new Random(5);
        private final java.util.ArrayDeque<String> lines = new java.util.ArrayDeque<>();
        private StringBuilder last = new StringBuilder();
        private int count;

        Stream(ScriptedScreen s) {
            this.s = s;
        }

        void tokens(int n) {
            for (int i = 0; i < n; i++) {
                String token = "abcdefghij".substring(0, 2 + random.nextInt(5)) + " ";
                if (last.length() + token.length() > 118) {
                    newLine();
                }
                last.append(token);
                count++;
                paint();
            }
        }

        private void newLine() {
            lines.add(last.toString());
            last = new StringBuilder();
            if (random.nextInt(5) == 0) {
                lines.add("");
            }
            while (lines.size() > 39) {
                lines.removeFirst();
            }
        }

        private void paint() {
            FastGraphics g = s.graphics();
            g.fill(TextStyle.PLAIN);
            int row = 2;
            for (String line : lines) {
                g.text(1, row++, line, TextStyle.PLAIN);
            }
            g.text(1, row, last, TextStyle.PLAIN);
            g.scrollArea(1, 2, 119, 40);
            for (int r = 1; r < 43; r++) {
                g.put(121, r, "│", 1, PANEL);
                if (r < 30) {
                    g.text(123, r, "● src/File" + r * 7919 % 100 + ".java  +" + r + " -1", PANEL);
                }
                g.put(159, r, "│", 1, PANEL);
            }
            g.text(0, 44, " streaming 84 tok/s │ ctx 12.4k/200k │ $0." + 1000 + count / 20, TextStyle.PLAIN);
            s.screen.setCursorPosition(new TerminalPosition(4, 43));
            s.screen.refresh();
        }
    }
}
