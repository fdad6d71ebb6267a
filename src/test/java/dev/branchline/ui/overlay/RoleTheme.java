package dev.branchline.ui.overlay;

import dev.branchline.text.Color;
import dev.branchline.text.Role;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import java.util.List;
import java.util.Set;

/// A theme in which each role has a colour of its own, so that a golden screen tells roles, and a change of a real theme
/// changes no golden screen.
final class RoleTheme {
    private static final int FIRST = 16;
    private static final Set<Role> GROUNDS = Set.of(Role.TEXT, Role.OVERLAY, Role.SELECTION, Role.SELECTION_INACTIVE, Role.MATCH, Role.STATUS);
    private static final List<Role> ROLES = List.of(Role.values());
    static final Theme THEME = Theme.parse("roles", text());

    private RoleTheme() {}

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (Role role : ROLES) {
            int color = FIRST + ROLES.indexOf(role);
            text.append(role.key()).append(" = ansi:").append(color).append(GROUNDS.contains(role) ? " on ansi:" + color : "").append('\n');
        }
        return text.toString();
    }

    /// `accent on overlay`.
    static String name(TextStyle style) {
        return role(style.foreground()) + " on " + role(style.background()) + (style.reverse() ? " reverse" : "") + (style.bold() ? " bold" : "");
    }

    private static String role(Color color) {
        return color instanceof Color.Indexed(int index) && index >= FIRST && index < FIRST + ROLES.size()
                ? ROLES.get(index - FIRST).key()
                : "–";
    }
}
