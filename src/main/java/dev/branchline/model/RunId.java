package dev.branchline.model;

/// Names one turn in flight. Counts up within a process; events of a run that is no longer known are dropped by it.
public record RunId(long value) {
    @Override
    public String toString() {
        return "run-" + value;
    }
}
