package dev.branchline.runtime.terminal;

import java.lang.reflect.Proxy;

/// Signals of the operating system, through the JDK's unsupported `sun.misc.Signal`, since there is no supported way. By reflection,
/// because the compiler's warning about it cannot be silenced.
final class Signals {
    private Signals() {}

    /// Calls the handler, on a thread of its own, each time the signal comes; the default effect of the signal is gone. A signal that
    /// was ignored when the process started stays ignored.
    ///
    /// @param name without `SIG`
    static void handle(String name, Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            // Nobody calls anything but `handle` on it.
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {signalHandler}, (_, _, _) -> {
                handler.run();
                return null;
            });
            signal.getMethod("handle", signal, signalHandler).invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals cannot be handled; the module jdk.unsupported is needed", e);
        }
    }
}
