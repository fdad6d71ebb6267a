package dev.branchline.model.change;

/// Names one operation in the operation log of a session, in the order of doing, from 1.
public record OperationId(int number) {
    @Override
    public String toString() {
        return "o" + number;
    }
}
