package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TabBehaviour;
import dev.branchline.text.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two planes of cells: what shall be shown, and what the terminal shows. A frame is what differs, in one write, between the marks of
/// a synchronized update; nothing at all when nothing differs.
///
/// Lanterna draws on it through [FastGraphics]; its input methods say that there is no input, because keys travel on the bus.
/// UI thread only.
public final class FastScreen implements Screen {
    /// Moving rows cannot win against a frame smaller than this.
    private static final int SCROLL_WORTH_TRYING = 200;
    /// Without synchronized updates one would see the cursor run through a frame larger than this.
    private static final int HIDE_CURSOR_FROM = 512;

    /// A token and a counter: so little arrives in one piece, and the marks would be half of it.
    private static final int SYNC_FROM = 64;

    private record Area(int left, int top, int columns, int rows) {}

    private final Tty tty;
    private final Styles styles;
    private final DeltaPainter delta;
    private final ScrollFinder scrollFinder = new ScrollFinder();
    private final List<Area> scrollAreas = new ArrayList<>();
    private FrameBytes frame = new FrameBytes();
    private FrameBytes spare = new FrameBytes();
    private CellPlane front;
    private CellPlane back;
    private CellPlane moved;
    private @Nullable TerminalSize newSize;
    private @Nullable TerminalPosition cursor;
    private boolean cursorShown;
    private boolean cursorUnknown;
    private TabBehaviour tabBehaviour = TabBehaviour.ALIGN_TO_COLUMN_4;
    private long frames;
    private long bytes;
    private long cells;
    private long scrolls;
    private int lastBytes;
    private long lastNanos;

    /// @param tty is only written to; its size is the first size
    public FastScreen(Tty tty, Capabilities capabilities) {
        this.tty = tty;
        styles = new Styles(capabilities.depth(), capabilities.links());
        delta = new DeltaPainter(capabilities.backgroundErase());
        TerminalSize size = tty.size();
        back = new CellPlane(size.getColumns(), size.getRows());
        front = new CellPlane(size.getColumns(), size.getRows());
        moved = new CellPlane(size.getColumns(), size.getRows());
        back.fill(styles.plain().blank());
    }

    Styles styles() {
        return styles;
    }

    CellPlane back() {
        return back;
    }

    /// Takes a new size at the next frame; everything is then painted anew.
    public void resize(TerminalSize size) {
        newSize = new TerminalSize(Math.max(1, size.getColumns()), Math.max(1, size.getRows()));
    }

    /// The terminal's content is unknown (resumed, an editor has run): the next frame writes every cell.
    public void repaint() {
        front.forget();
        frame.startUnknown();
        cursorUnknown = true;
    }

    /// Tells that the rows of this rectangle may have moved up or down since the last frame. Only a hint, good for one frame: what
    /// really moved is found out by comparing, and a move is made only where it takes fewer bytes.
    public void scrollArea(int left, int top, int columns, int rows) {
        int l = Math.max(0, left);
        int t = Math.max(0, top);
        int right = Math.min(back.columns, left + columns);
        int bottom = Math.min(back.rows, top + rows);
        if (right > l && bottom > t) {
            scrollAreas.add(new Area(l, t, right - l, bottom - t));
        }
    }

    public FrameStats stats() {
        return new FrameStats(frames, bytes, cells, scrolls, lastBytes, lastNanos);
    }

    @Override
    public void refresh() {
        long start = System.nanoTime();
        doResizeIfNecessary();
        FrameBytes next = spare;
        next.startAfter(frame);
        delta.paint(front, back, next);
        spare = frame;
        frame = next;
        if (next.size() > SCROLL_WORTH_TRYING) {
            tryScrolling();
        }
        scrollAreas.clear();
        front.copyFrom(back);
        finish();
        lastNanos = System.nanoTime() - start;
    }

    /// Takes the cheaper of the plain frame and of one that moves rows first.
    private void tryScrolling() {
        FrameBytes plain = frame;
        ScrollFinder.Scroll scroll = null;
        for (Area area : scrollAreas) {
            ScrollFinder.Scroll found = scrollFinder.find(
                    front, back, area.left, area.left + area.columns, area.top, area.top + area.rows - 1);
            if (found != null && (scroll == null || found.bottom() - found.top() > scroll.bottom() - scroll.top())) {
                scroll = found;
            }
        }
        if (scroll == null) {
            return;
        }
        FrameBytes scrolled = spare;
        moved.copyFrom(front);
        moved.scroll(scroll.top(), scroll.bottom(), scroll.lines(), styles.plain().blank());
        // The spare frame is the previous one: it ends where the plain one began.
        scrolled.startAfter(spare);
        scrolled.scroll(scroll.top(), scroll.bottom(), scroll.lines(), styles.plain());
        delta.paint(moved, back, scrolled);
        if (scrolled.size() < plain.size()) {
            frame = scrolled;
            spare = plain;
            scrolls++;
        }
    }

    private void finish() {
        boolean show = cursor != null && cursor.getColumn() < back.columns && cursor.getRow() < back.rows
                && cursor.getColumn() >= 0 && cursor.getRow() >= 0;
        int content = frame.size();
        boolean moves = show && cursor != null && !frame.isAt(cursor.getColumn(), cursor.getRow());
        if (content == 0 && !moves && show == cursorShown && !cursorUnknown) {
            return;
        }
        boolean hide = cursorUnknown || (cursorShown && (!show || content >= HIDE_CURSOR_FROM));
        if (show && cursor != null) {
            frame.moveTo(cursor.getColumn(), cursor.getRow());
        }
        frame.endLink(styles.plain());
        if (show && (hide || !cursorShown)) {
            frame.append(TerminalModes.CURSOR_SHOW);
        }
        int begin = FrameBytes.HEAD;
        if (hide) {
            begin = frame.prepend(TerminalModes.CURSOR_HIDE, begin);
        }
        if (content > SYNC_FROM) {
            begin = frame.prepend(TerminalModes.SYNC_BEGIN, begin);
            frame.append(TerminalModes.SYNC_END);
        }
        cursorShown = show;
        cursorUnknown = false;
        lastBytes = frame.end() - begin;
        frames++;
        bytes += lastBytes;
        cells += frame.cells();
        tty.write(frame.bytes(), begin, lastBytes);
    }

    /// All refreshes are alike: the type is ignored, [#repaint()] is what COMPLETE would be.
    @Override
    public void refresh(RefreshType refreshType) {
        refresh();
    }

    @Override
    public @Nullable TerminalSize doResizeIfNecessary() {
        TerminalSize size = newSize;
        newSize = null;
        if (size == null || (size.getColumns() == back.columns && size.getRows() == back.rows && front.get(0, 0) == null)) {
            return size;
        }
        back = new CellPlane(size.getColumns(), size.getRows());
        back.fill(styles.plain().blank());
        front = new CellPlane(size.getColumns(), size.getRows());
        moved = new CellPlane(size.getColumns(), size.getRows());
        scrollAreas.clear();
        repaint();
        return size;
    }

    /// Nothing: the terminal is opened by its owner.
    @Override
    public void startScreen() {}

    /// Nothing: the terminal is closed by its owner.
    @Override
    public void stopScreen() {}

    @Override
    public void close() {}

    @Override
    public void clear() {
        back.fill(styles.plain().blank());
    }

    @Override
    public @Nullable TerminalPosition getCursorPosition() {
        return cursor;
    }

    /// @param position null hides the cursor
    @Override
    public void setCursorPosition(@Nullable TerminalPosition position) {
        cursor = position;
    }

    @Override
    public TabBehaviour getTabBehaviour() {
        return tabBehaviour;
    }

    @Override
    public void setTabBehaviour(TabBehaviour behaviour) {
        tabBehaviour = behaviour;
    }

    @Override
    public TerminalSize getTerminalSize() {
        return new TerminalSize(back.columns, back.rows);
    }

    @Override
    public void setCharacter(int column, int row, TextCharacter character) {
        if (column >= 0 && column < back.columns && row >= 0 && row < back.rows) {
            back.put(column, row, cell(character), 0, back.columns);
        }
    }

    Cell cell(TextCharacter character) {
        return styles.of(character.getForegroundColor(), character.getBackgroundColor(), character.getModifiers())
                .cell(character.getCharacterString());
    }

    @Override
    public void setCharacter(TerminalPosition position, TextCharacter character) {
        setCharacter(position.getColumn(), position.getRow(), character);
    }

    /// Draws on the whole screen, in its new size if it has one, without a GUI: for what is shown before there is one.
    @Override
    public FastGraphics newTextGraphics() {
        doResizeIfNecessary();
        return new FastGraphics(this, null);
    }

    @Override
    public TextCharacter getFrontCharacter(int column, int row) {
        return character(front, column, row);
    }

    @Override
    public TextCharacter getFrontCharacter(TerminalPosition position) {
        return getFrontCharacter(position.getColumn(), position.getRow());
    }

    @Override
    public TextCharacter getBackCharacter(int column, int row) {
        return character(back, column, row);
    }

    @Override
    public TextCharacter getBackCharacter(TerminalPosition position) {
        return getBackCharacter(position.getColumn(), position.getRow());
    }

    /// Stock code asks for single cells, to join lines with frames.
    private static TextCharacter character(CellPlane plane, int column, int row) {
        boolean inside = column >= 0 && column < plane.columns && row >= 0 && row < plane.rows;
        Cell cell = inside ? plane.get(column, row) : null;
        return cell == null || cell.width == 0
                ? TextCharacter.DEFAULT_CHARACTER
                : TextCharacter.fromString(cell.text)[0];
    }

    /// The style of a place, for tests and for dumps of the screen.
    public TextStyle styleAt(int column, int row) {
        Cell cell = back.get(column, row);
        return cell == null ? TextStyle.PLAIN : cell.style.textStyle;
    }

    /// The cluster of a place; empty for the right half of a wide one.
    public String textAt(int column, int row) {
        Cell cell = back.get(column, row);
        return cell == null ? " " : cell.text;
    }

    /// Nothing: see [#scrollArea].
    @Override
    public void scrollLines(int firstLine, int lastLine, int distance) {}

    @Override
    public @Nullable KeyStroke pollInput() {
        return null;
    }

    @Override
    public KeyStroke readInput() {
        throw new UnsupportedOperationException("keys come on the event bus");
    }
}
