package dev.branchline.terminal;

import com.googlecode.lanterna.TerminalSize;
import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.DeviceTty;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.InputPump;
import dev.branchline.runtime.terminal.Tty;
import dev.branchline.text.TextStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;

/// A program that is nothing but a terminal: shows its size and what it is told. `q` ends it with 7, `e` runs a program in the
/// foreground, `x` throws, Ctrl+Z suspends.
final class ProbeMain {
    private final LinkedBlockingQueue<Input> queue = new LinkedBlockingQueue<>();
    private final Deque<String> log = new ArrayDeque<>();
    private final DeviceTty tty;
    private final FastScreen screen;

    private ProbeMain(DeviceTty tty) {
        this.tty = tty;
        screen = new FastScreen(tty, Capabilities.of(System.getenv(), null));
    }

    public static void main(String[] args) throws Exception {
        try (DeviceTty tty = DeviceTty.take()) {
            new ProbeMain(tty).run();
        }
    }

    private void run() throws Exception {
        InputPump pump = new InputPump(queue::add);
        tty.open(new Tty.Listener() {
            @Override
            public void received(byte[] bytes) {
                pump.received(bytes);
            }

            @Override
            public void resized(TerminalSize size) {
                queue.add(new Input.Resized(size.getColumns(), size.getRows()));
            }

            @Override
            public void resumed() {
                queue.add(new Input.Resumed());
            }

            @Override
            public void terminated(String signal) {
                queue.add(new Input.Terminated(signal));
            }
        });
        while (true) {
            paint();
            handle(queue.take());
        }
    }

    private void paint() {
        FastGraphics g = screen.newTextGraphics();
        g.fill(TextStyle.PLAIN);
        g.text(0, 0, "probe ready " + g.columns() + "x" + g.rows(), TextStyle.PLAIN.withBold(true));
        int row = 1;
        for (String line : log) {
            g.text(0, row++, line, TextStyle.PLAIN);
        }
        screen.refresh();
    }

    private void handle(Input input) throws Exception {
        log.addLast(input.toString());
        while (log.size() > 10) {
            log.removeFirst();
        }
        switch (input) {
            case Input.Typed(String text) -> typed(text);
            case Input.Resized(int columns, int rows) -> screen.resize(new TerminalSize(columns, rows));
            case Input.Resumed() -> screen.repaint();
            case Input.Terminated(String signal) -> System.exit(signal.equals("TERM") ? 143 : 129);
            case Input.Pressed(Key key) -> {
                if (key.equals(Key.ctrl('z'))) {
                    tty.suspend();
                }
            }
            case Input.Pasted _, Input.Mouse _, Input.Focused _ -> {}
        }
    }

    private void typed(String text) throws Exception {
        switch (text) {
            case "q" -> {
                tty.close();
                System.exit(7);
            }
            case "x" -> throw new IllegalStateException("thrown on request");
            case "e" -> {
                int code = tty.runForeground(new ProcessBuilder(
                        "sh", "-c", "printf 'editor runs: '; stty -a | tr ' ;' '\\n\\n' | grep -x 'icanon'; read line; echo got $line; exit 3"));
                screen.repaint();
                log.addLast("editor ended with " + code);
            }
            default -> {}
        }
    }
}
