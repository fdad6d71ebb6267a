package dev.branchline.model.tool;

/// A rule in force, and where it stands.
public record SourcedRule(PermissionRule rule, RuleSource source) {}
