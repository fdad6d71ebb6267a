package dev.branchline.app;

import com.googlecode.lanterna.TerminalSize;
import dev.branchline.event.EventBus;
import dev.branchline.event.Input;
import dev.branchline.runtime.terminal.InputPump;
import dev.branchline.runtime.terminal.Tty;

/// The terminal's reports become events.
final class ToBus implements Tty.Listener {
    private final EventBus bus;
    private final InputPump pump;
    private volatile int exitCode = ExitCode.OK;

    ToBus(EventBus bus) {
        this.bus = bus;
        this.pump = new InputPump(bus::publish);
    }

    /// What must be known of the terminal to understand its keys; before it is opened.
    void of(Tty tty) {
        pump.erasesWithControlH(tty.erasesWithControlH());
        pump.opens();
    }

    @Override
    public void received(byte[] bytes) {
        pump.received(bytes);
    }

    @Override
    public void resized(TerminalSize size) {
        bus.publish(new Input.Resized(size.getColumns(), size.getRows()));
    }

    @Override
    public void resumed() {
        bus.publish(new Input.Resumed());
    }

    /// What the program ends with: as the shell says it when a signal asked for the end.
    int exitCode() {
        return exitCode;
    }

    @Override
    public void terminated(String signal) {
        exitCode = switch (signal) {
            case "INT" -> ExitCode.INTERRUPTED;
            case "TERM" -> ExitCode.TERMINATED;
            default -> ExitCode.HUNG_UP;
        };
        bus.publish(new Input.Terminated(signal));
    }
}
