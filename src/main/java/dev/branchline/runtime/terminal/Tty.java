package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;

/// The terminal device: bytes out, bytes in, size, and who owns it.
///
/// Writing, [#suspend] and [#runForeground] belong to the UI thread. [#close] may come from any thread, any number of times.
public interface Tty extends AutoCloseable {
    /// What the device reports. Called on threads of the device, never on the UI thread: publish and return.
    interface Listener {
        /// @param bytes the receiver's own
        void received(byte[] bytes);

        /// The size has changed, or may have; both are at least 1.
        void resized(TerminalSize size);

        /// We run in the foreground again after a stop; modes are on, the screen's content is unknown.
        void resumed();

        /// The process was asked to end, or the terminal is gone.
        ///
        /// @param signal `TERM`, `HUP`, `INT`, or `EOF` when the terminal hung up
        void terminated(String signal);
    }

    /// The last known size, at least 1×1; costs nothing.
    TerminalSize size();

    /// Whether the Backspace key sends ^H here and not DEL; then Ctrl+Backspace sends DEL.
    default boolean erasesWithControlH() {
        return false;
    }

    /// Takes the terminal: raw mode, modes on, reader and signal handlers running.
    ///
    /// @throws IOException when there is no terminal; the message says what to do
    void open(Listener listener) throws IOException;

    /// Writes all bytes, in one call to the system where it takes them. A terminal that is gone is reported to the listener, not thrown.
    void write(byte[] bytes, int offset, int length);

    /// Gives the terminal back to the shell and stops the process group; returns when it runs again or when the stop was
    /// refused. Afterwards the listener hears `resumed`.
    void suspend();

    /// Runs a program (an editor, a pager) on the terminal and waits for it. Afterwards everything must be painted anew.
    ///
    /// @return its exit code
    /// @throws IOException when it could not be started; the terminal is ours again in any case
    int runForeground(ProcessBuilder program) throws IOException, InterruptedException;

    /// Gives the terminal back as it was. Only the first call does anything.
    @Override
    void close();
}
