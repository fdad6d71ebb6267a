package dev.branchline.text;

/// Receives the clusters of a row from left to right.
@FunctionalInterface
public interface ClusterVisitor {
    /// @param column where the cluster begins, in cells from the row's left
    /// @param width  1 or 2 cells
    void cluster(String cluster, Ink ink, int column, int width);
}
