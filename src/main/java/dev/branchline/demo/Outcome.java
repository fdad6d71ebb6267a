package dev.branchline.demo;

/// How the playing of an answer ended.
enum Outcome {
    /// In order, with a finish reason and usage.
    FINISHED,
    /// An error object after the answer had begun.
    FAILED,
    /// The connection is reset.
    DROPPED,
    /// The body ends without finish reason and without `[DONE]`, in the middle of an event.
    TRUNCATED
}
