package dev.branchline.text.theme;

/// Something in a theme file that was not understood and was left out.
///
/// @param line counted from 1
/// @param reason what is wrong and what would be right, for the user
public record ThemeProblem(int line, String reason) {}
