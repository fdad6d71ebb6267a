package dev.branchline.ui.changes;

import dev.branchline.model.change.HunkState;
import dev.branchline.text.Role;

/// How the state of a hunk or a change is told: a sign, a colour, a word.
record StateMark(String sign, Role role, String word) {
    static StateMark of(HunkState state) {
        return switch (state) {
            case APPLIED -> new StateMark("●", Role.SUCCESS, "applied");
            case KEPT -> new StateMark("✓", Role.ACCENT, "kept");
            case REVERTED -> new StateMark("○", Role.MUTED, "taken back");
            case PARTIAL -> new StateMark("◐", Role.WARNING, "partly taken back");
            case SUPERSEDED -> new StateMark("·", Role.FAINT, "replaced since");
        };
    }
}
