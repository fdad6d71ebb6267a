package dev.branchline.runtime;

/// Where work goes that may block. Tests count in it, to wait until nothing is under way.
public interface Threads {
    Threads VIRTUAL = (name, work) -> Thread.ofVirtual().name(name).start(work);

    /// Starts the work on a thread of this name; returns at once.
    Thread start(String name, Runnable work);
}
