package dev.branchline.command;

/// Where a key counts. Looked up from the innermost outwards; see [Scopes].
public enum Scope {
    /// Everywhere, even under an overlay.
    ALWAYS("Everywhere"),
    /// In every pane, while nothing lies on top.
    GLOBAL("All panes"),
    COMPOSER("Editor"),
    /// While the completion list is open in the editor.
    COMPLETION("Completion list"),
    CONVERSATION("Conversation"),
    SIDE("Branches"),
    /// The list of changes below the branches.
    CHANGES("Changes"),
    /// The review of changes, which takes the whole screen.
    REVIEW("Review"),
    /// What would be done to files, before it is done.
    PREVIEW("Preview"),
    /// Conflicts, one after the other.
    CONFLICTS("Conflicts"),
    /// The list of what was done.
    OPERATIONS("What was done"),
    BLAME("Who wrote it"),
    /// Lists that lie on top: models, palette, sessions, themes, help.
    LIST("Lists"),
    /// The model picker, beside what all lists have.
    MODELS("Model picker"),
    /// The list of what is pinned, and the page of what the project says.
    CONTEXT("Files that go along"),
    /// The list of rules of what tools may do.
    PERMISSIONS("Permissions"),
    /// One-line questions that lie on top.
    FIELD("Questions"),
    /// What a tool wants to do and must be allowed.
    QUESTION("Allowing");

    private final String title;

    Scope(String title) {
        this.title = title;
    }

    /// For help pages and the README.
    public String title() {
        return title;
    }
}
