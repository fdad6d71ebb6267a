package dev.branchline.runtime.terminal;

/// A [FastScreen] on a [VtModel]: what is written on it can be looked at as a terminal would show it.
final class ScriptedScreen {
    final VtModel terminal;
    final FastScreen screen;
    final Recorder tty;

    ScriptedScreen(int columns, int rows) {
        this(columns, rows, Capabilities.FULL);
    }

    ScriptedScreen(int columns, int rows, Capabilities capabilities) {
        terminal = new VtModel(columns, rows);
        tty = new Recorder(columns, rows);
        terminal.feed(TerminalModes.bytes(TerminalModes.ON));
        screen = new FastScreen(tty, capabilities);
    }

    FastGraphics graphics() {
        return new FastGraphics(screen, null);
    }

    void resize(int columns, int rows) {
        terminal.resize(columns, rows);
        tty.resize(columns, rows);
        screen.resize(tty.size());
        screen.doResizeIfNecessary();
    }

    final class Recorder extends NullTty {
        Recorder(int columns, int rows) {
            super(columns, rows);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            terminal.feed(bytes, offset, length);
        }
    }
}
