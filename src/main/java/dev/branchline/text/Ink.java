package dev.branchline.text;

import org.jspecify.annotations.Nullable;

/// A role with emphasis on top: what laid-out text carries, so that a change of theme needs no new layout.
///
/// @param link target of a hyperlink, or null
public record Ink(Role role, boolean bold, boolean italic, boolean underline, boolean strike, boolean dim, @Nullable String link) {
    public static Ink of(Role role) {
        return new Ink(role, false, false, false, false, false, null);
    }

    public Ink withRole(Role newRole) {
        return new Ink(newRole, bold, italic, underline, strike, dim, link);
    }

    public Ink withBold() {
        return new Ink(role, true, italic, underline, strike, dim, link);
    }

    public Ink withItalic() {
        return new Ink(role, bold, true, underline, strike, dim, link);
    }

    public Ink withUnderline() {
        return new Ink(role, bold, italic, true, strike, dim, link);
    }

    public Ink withStrike() {
        return new Ink(role, bold, italic, underline, true, dim, link);
    }

    public Ink withDim() {
        return new Ink(role, bold, italic, underline, strike, true, link);
    }

    public Ink withLink(@Nullable String target) {
        return new Ink(role, bold, italic, underline, strike, dim, target);
    }
}
