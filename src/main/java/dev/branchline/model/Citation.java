package dev.branchline.model;

import org.jspecify.annotations.Nullable;

/// A web source that the answer cites.
public record Citation(String url, @Nullable String title) {}
