package dev.branchline.demo;

/// Hears when tokens leave the demo server; for benchmarks that follow a token to the screen. Called on the answer's thread, so it must
/// be quick.
@FunctionalInterface
public interface WireTap {
    WireTap NONE = (_, _) -> {};

    /// @param tokens how many tokens of the answer's text have now been given to the socket; with `tokens N at R` the newest of them
    /// is [DemoTokens#word] of this number
    /// @param nanoTime [System#nanoTime] after the write
    void sent(int tokens, long nanoTime);
}
