package dev.branchline.model;

/// Pairs an effect with its answer, so that a late answer to a question nobody asks any more can be told apart.
public record RequestId(long value) {
    @Override
    public String toString() {
        return "req-" + value;
    }
}
