package dev.branchline.event;

/// What the user wants, in the imperative. Keys, mouse, palette and slash commands all end in one of these.
public sealed interface Intent extends Event
        permits AppIntent, ChangesIntent, ChatIntent, ComposerIntent, ContextIntent, ModelIntent, OverlayIntent, PermissionIntent, SessionIntent, ToolIntent, TreeIntent, ViewIntent {}
