package dev.branchline.runtime.terminal;

/// A terminal in memory: what is written on it can be looked at, and a test types on it.
public final class MemoryTty extends NullTty {
    private final VtModel terminal;

    public MemoryTty(int columns, int rows) {
        super(columns, rows);
        terminal = new VtModel(columns, rows);
        terminal.feed(TerminalModes.bytes(TerminalModes.ON));
    }

    /// What a person would see.
    public VtModel terminal() {
        return terminal;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        terminal.feed(bytes, offset, length);
    }

    @Override
    public void resize(int columns, int rows) {
        terminal.resize(columns, rows);
        super.resize(columns, rows);
    }
}
