package dev.branchline.state.composer;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ComposerIntent.Reach;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Graphemes;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for every text, width and order of keys.
class ComposerProperties {
    private static final List<String> PIECES = List.of(
            "a", "bc", " ", "  ", "\n", "\r\n", "漢", "字字", "é", "👨‍👩‍👧", "🇩🇪", "\t", "_", "-", "x y", "1️⃣", "\u200b", "word");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(l -> String.join("", l));
    }

    @Provide
    Arbitrary<String> lines() {
        return texts().map(t -> t.replace("\n", "").replace("\r", ""));
    }

    @Provide
    Arbitrary<List<ComposerIntent>> edits() {
        Arbitrary<Reach> reaches = Arbitraries.of(Reach.class);
        Arbitrary<ComposerIntent> edit = Arbitraries.oneOf(
                Arbitraries.of(PIECES).map(ComposerIntent.Insert::new),
                Arbitraries.of(PIECES).map(ComposerIntent.Paste::new),
                Arbitraries.of("p\n".repeat(14), "q\n".repeat(15)).map(ComposerIntent.Paste::new),
                reaches.map(ComposerIntent.Move::new),
                reaches.map(ComposerIntent.Delete::new),
                Arbitraries.of(new ComposerIntent.Undo(), new ComposerIntent.Redo(), new ComposerIntent.Yank(), new ComposerIntent.Newline()));
        return edit.list().ofMaxSize(40);
    }

    /// Inserting and deleting are what they are in a plain string.
    @Property(tries = 500)
    void bufferIsAString(@ForAll("texts") String start, @ForAll("texts") String inserted, @ForAll @IntRange(max = 60) int steps) {
        TextBuffer buffer = TextBuffer.of(start);
        for (int i = 0; i < steps; i++) {
            buffer = buffer.left();
        }
        String text = buffer.text();
        int at = offset(buffer);
        TextBuffer more = buffer.insert(inserted);
        String normal = inserted.replace("\r\n", "\n").replace('\r', '\n');
        assertThat(more.text()).isEqualTo(text.substring(0, at) + normal + text.substring(at));
        assertThat(offset(more)).isEqualTo(at + normal.length());
        TextBuffer other = buffer.wordLeft();
        assertThat(buffer.textTo(other)).isEqualTo(text.substring(offset(other), at));
        assertThat(buffer.deleteTo(other).text()).isEqualTo(text.substring(0, offset(other)) + text.substring(at));
        assertThat(more.deleteTo(more.at(buffer.line(), buffer.column()))).isEqualTo(buffer);
    }

    private static int offset(TextBuffer b) {
        int offset = b.column();
        for (int i = 0; i < b.line(); i++) {
            offset += b.lines().get(i).length() + 1;
        }
        return offset;
    }

    @Property(tries = 300)
    void leftAndRightPassEveryPlaceBetweenClusters(@ForAll("texts") String text) {
        TextBuffer end = TextBuffer.of(text);
        TextBuffer b = end;
        int steps = 0;
        while (offset(b) > 0) {
            TextBuffer left = b.left();
            assertThat(offset(left)).isLessThan(offset(b));
            assertThat(Graphemes.floor(left.currentLine(), left.column())).isEqualTo(left.column());
            b = left;
            steps++;
        }
        for (int i = 0; i < steps; i++) {
            b = b.right();
        }
        assertThat(b).isEqualTo(end);
    }

    @Property(tries = 300)
    void wordsEndBetweenClusters(@ForAll("texts") String text) {
        TextBuffer b = TextBuffer.of(text);
        while (offset(b) > 0) {
            TextBuffer left = b.wordLeft();
            assertThat(offset(left)).isLessThan(offset(b));
            assertThat(Graphemes.floor(left.currentLine(), left.column())).isEqualTo(left.column());
            b = left;
        }
        while (!b.equals(b.textEnd())) {
            TextBuffer right = b.wordRight();
            assertThat(offset(right)).isGreaterThan(offset(b));
            assertThat(Graphemes.floor(right.currentLine(), right.column())).isEqualTo(right.column());
            b = right;
        }
    }

    @Property(tries = 1000)
    void rowsCoverTheLineAndFit(@ForAll("lines") String line, @ForAll @IntRange(min = 1, max = 12) int width) {
        List<SoftWrap.Row> rows = SoftWrap.rows(line, width);
        int at = 0;
        for (SoftWrap.Row row : rows) {
            assertThat(row.start()).isEqualTo(at);
            at = row.end();
            boolean one = Graphemes.after(line, row.start()) >= row.end();
            assertThat(one || SoftWrap.widthOf(line, row.start(), row.end()) <= width).as("%s fits %d", rows, width).isTrue();
        }
        assertThat(at).isEqualTo(line.length());
        SoftWrap.Row last = rows.getLast();
        assertThat(width == 1 || SoftWrap.widthOf(line, last.start(), last.end()) < width).as("there is a cell for the cursor").isTrue();
        assertThat(CellWidth.of(line)).isLessThanOrEqualTo(width * rows.size() + rows.size());
    }

    @Property(tries = 500)
    void everyOffsetHasItsCell(@ForAll("lines") String line, @ForAll @IntRange(min = 2, max = 12) int width) {
        List<SoftWrap.Row> rows = SoftWrap.rows(line, width);
        for (int offset = 0; offset <= line.length(); offset = offset == line.length() ? offset + 1 : Graphemes.after(line, offset)) {
            SoftWrap.Row row = rows.get(SoftWrap.rowOf(rows, offset));
            int cell = SoftWrap.widthOf(line, row.start(), offset);
            assertThat(SoftWrap.offsetAt(line, row, cell)).isEqualTo(offset);
        }
    }

    @Property(tries = 500)
    void movingByRowsEndsAtTheEnds(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 10) int width) {
        TextBuffer b = TextBuffer.of(text);
        int moves = 0;
        for (TextBuffer up = SoftWrap.moveRows(b, -1, width); !up.equals(b); up = SoftWrap.moveRows(b, -1, width)) {
            assertThat(offset(up)).isLessThan(offset(b));
            b = up;
            assertThat(++moves).isLessThan(1_000);
        }
        assertThat(b.line()).isZero();
        for (TextBuffer down = SoftWrap.moveRows(b, 1, width); !down.equals(b); down = SoftWrap.moveRows(b, 1, width)) {
            assertThat(offset(down)).isGreaterThan(offset(b));
            b = down;
            assertThat(++moves).isLessThan(2_000);
        }
        assertThat(b.line()).isEqualTo(b.lines().size() - 1);
    }

    /// Whatever was done can be undone step by step, and done again; pastes are never lost on the way.
    @Property(tries = 500)
    void undoAndRedoAreInverse(@ForAll("edits") List<ComposerIntent> edits) {
        Composer composer = Composer.EMPTY;
        for (ComposerIntent edit : edits) {
            composer = ComposerUpdate.apply(composer, edit, 20, 5);
        }
        String end = composer.expandedText();
        int steps = composer.undo().past().size();
        for (int i = 0; i < steps; i++) {
            composer = ComposerUpdate.apply(composer, new ComposerIntent.Undo(), 20, 5);
        }
        assertThat(composer.buffer().isEmpty()).isTrue();
        for (int i = 0; i < steps; i++) {
            composer = ComposerUpdate.apply(composer, new ComposerIntent.Redo(), 20, 5);
        }
        assertThat(composer.expandedText()).isEqualTo(end);
    }

    /// A mark is whole or not there: a part of one never stands in the text.
    @Property(tries = 500)
    void marksStayWhole(@ForAll("edits") List<ComposerIntent> edits) {
        Composer composer = Composer.EMPTY;
        for (ComposerIntent edit : edits) {
            composer = ComposerUpdate.apply(composer, edit, 20, 5);
            assertThat(composer.expandedText()).doesNotContain("Pasted text").doesNotContain("#1").doesNotContain("lines]");
        }
    }

    @Property(tries = 300)
    void aReturnedTextIsTheSameText(@ForAll("edits") List<ComposerIntent> edits, @ForAll("texts") String text) {
        Composer composer = Composer.EMPTY;
        for (ComposerIntent edit : edits) {
            composer = ComposerUpdate.apply(composer, edit, 20, 5);
        }
        String normal = text.replace("\r\n", "\n").replace('\r', '\n');
        assertThat(composer.replace(text).expandedText()).isEqualTo(normal);
        String there = composer.expandedText();
        assertThat(composer.putBefore(text).expandedText()).isEqualTo(composer.buffer().isEmpty() ? normal : normal + "\n" + there);
    }
}
