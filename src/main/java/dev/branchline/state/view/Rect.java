package dev.branchline.state.view;

/// A rectangle of cells; width and height may be 0, then nothing is drawn there.
public record Rect(int column, int row, int width, int height) {
    public static final Rect NONE = new Rect(0, 0, 0, 0);

    public Rect {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /// Without a border of one cell on each side.
    public Rect inner() {
        return new Rect(column + 1, row + 1, width - 2, height - 2);
    }

    public boolean contains(int c, int r) {
        return c >= column && c < column + width && r >= row && r < row + height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }
}
