package dev.branchline.text;

/// A piece of one ink.
public record Span(String text, Ink ink) {}
