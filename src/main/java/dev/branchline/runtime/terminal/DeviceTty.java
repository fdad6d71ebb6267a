package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The controlling terminal, `/dev/tty`.
///
/// Started by the launcher, raw mode is on already and no child process is needed (system properties `branchline.tty.saved` and
/// `branchline.tty.size` tell what was found); started without it, one `stty` child sets it. Whatever ends the program, the terminal is given back once: by
/// [#close()], which a shutdown hook calls as well, and by the launcher when the JVM is killed.
public final class DeviceTty implements Tty {
    static final String SAVED_PROPERTY = "branchline.tty.saved";
    static final String SIZE_PROPERTY = "branchline.tty.size";
    static final String LAUNCHER_PROPERTY = "branchline.launcher.pid";

    private static final TerminalSize USUAL = new TerminalSize(80, 24);
    /// The first frame is there by then: what handling signals loads would hold it up.
    private static final long FIRST_FRAME_NANOS = 80_000_000;
    /// A window that is resized while it starts does so before our signal handler stands: look once more then.
    private static final long SECOND_LOOK_NANOS = 250_000_000;
    /// How long an orderly end may take after the process was asked to end.
    private static final long ENDING_NANOS = 10_000_000_000L;
    private static final Map<String, Integer> ENDING_SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    /// Who has the terminal: we in raw mode before the modes are on, we, a program that we run or the shell, or the shell for good.
    private enum Owner { RAW, OURS, LENT, CLOSED }

    private final File device;
    private final String saved;
    private final FileOutputStream out;
    private final AtomicBoolean sizeAsked = new AtomicBoolean();
    private final AtomicInteger endings = new AtomicInteger();
    private volatile TerminalSize size;
    private volatile Owner owner = Owner.RAW;
    private volatile @Nullable Listener listener;
    private @Nullable TtyReader reader;

    private DeviceTty(File device, String saved, TerminalSize size, FileOutputStream out) {
        this.device = device;
        this.saved = saved;
        this.size = size;
        this.out = out;
    }

    /// Takes the controlling terminal and sets raw mode, unless the launcher has done so.
    ///
    /// @throws IOException when there is no terminal; the message says what to do
    public static DeviceTty take() throws IOException {
        if ("dumb".equals(System.getenv("TERM"))) {
            throw new IOException("This terminal says that it can show no screen (TERM=dumb). If it can, set TERM to its name, such as "
                    + "xterm-256color; else use `branchline run`.");
        }
        FileOutputStream out;
        try {
            out = new FileOutputStream(Stty.DEVICE);
        } catch (IOException e) {
            throw new IOException("Branchline needs a terminal for its screen, and /dev/tty cannot be opened. "
                    + "Start it in a terminal, or use `branchline run` for scripts.", e);
        }
        String saved = System.getProperty(SAVED_PROPERTY, "");
        String size = System.getProperty(SIZE_PROPERTY);
        if (saved.isEmpty()) {
            List<String> answers = Stty.saveAndSetRaw();
            saved = answers.get(0);
            size = answers.get(1);
        }
        DeviceTty tty = new DeviceTty(Stty.DEVICE, saved, Stty.parseSize(size, USUAL), out);
        tty.closeAtExit();
        return tty;
    }

    private void closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "tty-restore"));
    }

    /// For training: takes and gives back what is no terminal, so that the archive of classes knows the way.
    public static void rehearse(Listener listener) throws IOException {
        File nothing = new File("/dev/null");
        try (DeviceTty tty = new DeviceTty(nothing, "", Stty.parseSize("24 80", USUAL), new FileOutputStream(nothing))) {
            tty.closeAtExit();
            tty.open(listener);
            tty.askSize();
        }
    }

    @Override
    public boolean erasesWithControlH() {
        return Stty.erasesWithControlH(saved);
    }

    @Override
    public TerminalSize size() {
        return size;
    }

    @Override
    public void open(Listener newListener) throws IOException {
        listener = newListener;
        start();
        Thread.ofPlatform().name("tty-signals").daemon().start(this::handleSignals);
    }

    /// On a thread of its own, because nothing that the first frame needs is in here. Until it is done, signals that end the process
    /// run the shutdown hook.
    private void handleSignals() {
        LockSupport.parkNanos(FIRST_FRAME_NANOS);
        Signals.handle("WINCH", this::askSize);
        Signals.handle("CONT", this::continued);
        ENDING_SIGNALS.keySet().forEach(name -> Signals.handle(name, () -> ended(name)));
        LockSupport.parkNanos(SECOND_LOOK_NANOS);
        updateSize();
    }

    private synchronized void start() throws IOException {
        if (owner == Owner.CLOSED) {
            return;
        }
        out.write(TerminalModes.bytes(TerminalModes.ON));
        owner = Owner.OURS;
        Listener l = listener;
        if (l != null) {
            reader = TtyReader.start(device, l);
        }
    }

    /// Asks for the size on another thread. Signals that come before the question is asked need no second one.
    private void askSize() {
        if (sizeAsked.compareAndSet(false, true)) {
            Thread.ofVirtual().name("tty-size").start(() -> {
                sizeAsked.set(false);
                updateSize();
            });
        }
    }

    private void updateSize() {
        if (owner != Owner.OURS) {
            return;
        }
        // One question at a time: else an older answer might come last.
        try {
            synchronized (sizeAsked) {
                resized(Stty.size(size));
            }
        } catch (IOException e) {
            // The terminal has gone meanwhile; the reader reports that.
            size = size();
        }
    }

    private synchronized void resized(TerminalSize newSize) {
        Listener l = listener;
        if (!newSize.equals(size) && l != null) {
            size = newSize;
            l.resized(newSize);
        }
    }

    private void ended(String signal) {
        if (endings.incrementAndGet() == 1) {
            tellEnded(signal);
            long end = System.nanoTime() + ENDING_NANOS;
            while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }
        // Asked twice, or the loop hangs: it has had its chance.
        close();
        Runtime.getRuntime().halt(128 + ENDING_SIGNALS.getOrDefault(signal, 0));
    }

    private void tellEnded(String signal) {
        Listener l = listener;
        if (l != null) {
            l.terminated(signal);
        }
    }

    /// Stopped from outside and started again: the shell has set its own modes.
    private void continued() {
        if (owner == Owner.OURS) {
            Thread.ofVirtual().name("tty-continued").start(() -> {
                lend();
                takeBack();
                resumed();
            });
        }
    }

    private void resumed() {
        Listener l = listener;
        if (l != null) {
            l.resumed();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (owner != Owner.OURS) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            tellEnded("EOF");
        }
    }

    @Override
    public void suspend() {
        if (lend()) {
            try {
                Stty.stopGroup();
            } catch (IOException e) {
                // The group cannot be stopped: go on as if it had been.
                size = size();
            }
            takeBack();
            resumed();
        }
    }

    @Override
    public int runForeground(ProcessBuilder program) throws IOException, InterruptedException {
        if (!lend()) {
            throw new IOException("the terminal is not ours to lend");
        }
        try {
            return program.redirectInput(Stty.DEVICE).redirectOutput(Stty.DEVICE).redirectError(Stty.DEVICE).start().waitFor();
        } finally {
            takeBack();
        }
    }

    /// Puts the terminal back as it was, for a time.
    private synchronized boolean lend() {
        if (owner != Owner.OURS) {
            return false;
        }
        owner = Owner.LENT;
        giveBack(true);
        return true;
    }

    private void takeBack() {
        try {
            TerminalSize now = Stty.setRaw();
            if (owner == Owner.LENT) {
                start();
                resized(now);
            } else {
                Stty.set(saved);
            }
        } catch (IOException e) {
            tellEnded("EOF");
        }
    }

    /// Also safe when only half of it works: the terminal may be gone.
    private void giveBack(boolean settings) {
        try {
            TtyReader r = reader;
            reader = null;
            if (r != null) {
                r.close();
            }
            out.write(TerminalModes.bytes(TerminalModes.OFF));
            if (settings) {
                Stty.set(saved);
            }
        } catch (IOException e) {
            // Nothing is left that could be put back.
            reader = null;
        }
    }

    @Override
    public synchronized void close() {
        Owner before = owner;
        owner = Owner.CLOSED;
        switch (before) {
            case CLOSED, LENT -> {}
            case RAW -> restoreSettings();
            case OURS -> giveBack(!launcherLives());
        }
    }

    private void restoreSettings() {
        try {
            Stty.set(saved);
        } catch (IOException e) {
            // The terminal is gone, and its settings with it.
            owner = Owner.CLOSED;
        }
    }

    /// The launcher restores the settings as soon as we have ended; only an orphan must do it itself.
    private static boolean launcherLives() {
        String pid = System.getProperty(LAUNCHER_PROPERTY, "");
        return !pid.isEmpty()
                && ProcessHandle.current().parent().map(parent -> Long.toString(parent.pid()).equals(pid)).orElse(false);
    }
}
