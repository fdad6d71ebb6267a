package dev.branchline.text;

/// What a piece of text is, which decides its colours through the theme. Theme files name roles by [#key()], never
/// widgets.
public enum Role {
    TEXT("text"),
    MUTED("muted"),
    FAINT("faint"),
    ACCENT("accent"),
    TITLE("title"),
    BORDER("border"),
    BORDER_FOCUSED("border.focused"),
    SUCCESS("success"),
    WARNING("warning"),
    ERROR("error"),
    USER("user"),
    ASSISTANT("assistant"),
    REASONING("reasoning"),
    COST("cost"),
    SELECTION("selection"),
    SELECTION_INACTIVE("selection.inactive"),
    MATCH("match"),
    STATUS("status"),
    STATUS_KEY("status.key"),
    OVERLAY("overlay"),
    OVERLAY_BORDER("overlay.border"),
    INPUT("input"),
    PLACEHOLDER("placeholder"),
    HIDDEN("hidden"),
    LINK("link"),
    HEADING("heading"),
    QUOTE("quote"),
    LIST_MARKER("list.marker"),
    TABLE_BORDER("table.border"),
    RULE("rule"),
    CODE("code"),
    CODE_INLINE("code.inline"),
    CODE_KEYWORD("code.keyword"),
    CODE_TYPE("code.type"),
    CODE_STRING("code.string"),
    CODE_NUMBER("code.number"),
    CODE_COMMENT("code.comment"),
    CODE_FUNCTION("code.function"),
    CODE_VARIABLE("code.variable"),
    CODE_OPERATOR("code.operator"),
    CODE_MARKUP("code.markup"),
    CODE_ANNOTATION("code.annotation"),
    DIFF_ADDED("diff.added"),
    DIFF_ADDED_WORD("diff.added.word"),
    DIFF_REMOVED("diff.removed"),
    DIFF_REMOVED_WORD("diff.removed.word"),
    DIFF_CHANGED("diff.changed"),
    DIFF_HUNK("diff.hunk"),
    TREE_GUIDE("tree.guide"),
    TREE_HEAD("tree.head"),
    METER_FULL("meter.full"),
    METER_EMPTY("meter.empty");

    private final String key;

    Role(String key) {
        this.key = key;
    }

    /// The name in theme files.
    public String key() {
        return key;
    }
}
