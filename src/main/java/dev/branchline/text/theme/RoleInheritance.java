package dev.branchline.text.theme;

import dev.branchline.text.Role;
import dev.branchline.text.TextStyle;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which role a role takes its missing values from.
final class RoleInheritance {
    private RoleInheritance() {}

    static Map<Role, TextStyle> fill(Map<Role, PartialStyle> values) {
        Map<Role, TextStyle> styles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            styles.put(role, style(role, values));
        }
        return styles;
    }

    static Set<Role> withOwnBackground(Map<Role, PartialStyle> values) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            for (Role at = role; at != null && above(at) != null; at = above(at)) {
                PartialStyle value = values.get(at);
                if (value != null && value.background() != null) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static TextStyle style(Role role, Map<Role, PartialStyle> values) {
        Role above = above(role);
        PartialStyle own = values.get(role);
        if (above == null) {
            return (own == null ? PartialStyle.NOTHING : own).over(TextStyle.PLAIN);
        }
        TextStyle inherited = style(above, values);
        return own == null ? inherited : own.over(inherited);
    }

    private static @Nullable Role above(Role role) {
        return switch (role) {
            case TEXT -> null;
            case FAINT, PLACEHOLDER, BORDER, QUOTE, REASONING -> Role.MUTED;
            case BORDER_FOCUSED, LINK, HEADING, LIST_MARKER, TREE_HEAD, METER_FULL -> Role.ACCENT;
            case SELECTION_INACTIVE -> Role.SELECTION;
            case STATUS_KEY -> Role.STATUS;
            case OVERLAY_BORDER -> Role.OVERLAY;
            case TABLE_BORDER, RULE, TREE_GUIDE -> Role.BORDER;
            case METER_EMPTY -> Role.FAINT;
            case CODE_INLINE, CODE_KEYWORD, CODE_TYPE, CODE_STRING, CODE_NUMBER, CODE_FUNCTION, CODE_VARIABLE, CODE_OPERATOR, CODE_MARKUP -> Role.CODE;
            case CODE_COMMENT -> Role.CODE;
            case CODE_ANNOTATION -> Role.CODE_KEYWORD;
            case DIFF_ADDED -> Role.SUCCESS;
            case DIFF_REMOVED -> Role.ERROR;
            case DIFF_ADDED_WORD -> Role.DIFF_ADDED;
            case DIFF_REMOVED_WORD -> Role.DIFF_REMOVED;
            case DIFF_CHANGED -> Role.WARNING;
            case DIFF_HUNK -> Role.MUTED;
            case HIDDEN -> Role.WARNING;
            case MUTED, ACCENT, TITLE, SUCCESS, WARNING, ERROR, USER, ASSISTANT, COST, SELECTION, MATCH, STATUS, OVERLAY, INPUT, CODE -> Role.TEXT;
        };
    }
}
