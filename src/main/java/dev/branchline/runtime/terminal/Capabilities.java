package dev.branchline.runtime.terminal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the terminal can do, guessed from the environment alone: nothing is asked of the terminal, so nothing waits for it.
///
/// @param depth colours
/// @param links hyperlinks (OSC 8) are understood, or at least ignored
/// @param title the window title may be set (OSC 2)
/// @param backgroundErase erasing leaves the current background colour
/// @param tmux we run inside tmux
public record Capabilities(ColorDepth depth, boolean links, boolean title, boolean backgroundErase, boolean tmux) {
    /// The variable that overrides the colour depth: `truecolor`, `256`, `16` or `none`.
    public static final String COLOR_VARIABLE = "BRANCHLINE_COLOR";

    /// Everything on: for tests and for recorded runs.
    public static final Capabilities FULL = new Capabilities(ColorDepth.TRUE, true, true, true, false);

    /// Reads the environment, `BRANCHLINE_COLOR` included.
    ///
    /// @param setting the colour depth of the settings, or null for automatic; the environment's override wins over it
    public static Capabilities of(Map<String, String> environment, @Nullable String setting) {
        String term = environment.getOrDefault("TERM", "");
        boolean plain = term.isEmpty() || term.equals("dumb") || term.equals("linux") || term.startsWith("vt1") || term.startsWith("vt2");
        boolean tmux = environment.containsKey("TMUX") || term.startsWith("tmux");
        // GNU screen erases to the default colours unless told otherwise; tmux forgets the colour of erased cells when it copies a line.
        boolean multiplexed = tmux || term.startsWith("screen");
        return new Capabilities(depth(environment, setting, term), !plain, !plain, !multiplexed, tmux);
    }

    public Capabilities withDepth(ColorDepth newDepth) {
        return new Capabilities(newDepth, links, title, backgroundErase, tmux);
    }

    private static ColorDepth depth(Map<String, String> environment, @Nullable String setting, String term) {
        ColorDepth chosen = named(environment.get(COLOR_VARIABLE));
        if (chosen == null) {
            chosen = named(setting);
        }
        return chosen != null ? chosen : detected(environment, term);
    }

    /// The depth of that name, or null for an unknown name, `auto`, or none.
    static @Nullable ColorDepth named(@Nullable String name) {
        return switch (name == null ? "" : name.trim().toLowerCase(Locale.ROOT)) {
            case "truecolor", "24bit", "true" -> ColorDepth.TRUE;
            case "256" -> ColorDepth.PALETTE_256;
            case "16" -> ColorDepth.PALETTE_16;
            case "none", "off", "no" -> ColorDepth.NONE;
            default -> null;
        };
    }

    private static ColorDepth detected(Map<String, String> environment, String term) {
        // no-color.org: present and not empty, whatever its value. CLICOLOR=0 asks for the same.
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || "0".equals(environment.get("CLICOLOR"))) {
            return ColorDepth.NONE;
        }
        String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct") || isKnownTrueColor(environment, term)) {
            return ColorDepth.TRUE;
        }
        if (term.contains("256color") || "Apple_Terminal".equals(environment.get("TERM_PROGRAM"))) {
            return ColorDepth.PALETTE_256;
        }
        return term.isEmpty() || term.equals("dumb") || term.startsWith("vt") ? ColorDepth.NONE : ColorDepth.PALETTE_16;
    }

    private static boolean isKnownTrueColor(Map<String, String> environment, String term) {
        if (term.startsWith("xterm-kitty") || term.startsWith("alacritty") || term.startsWith("foot")
                || term.startsWith("xterm-ghostty") || term.startsWith("wezterm")) {
            return true;
        }
        return switch (environment.getOrDefault("TERM_PROGRAM", "")) {
            case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper" -> true;
            default -> environment.containsKey("WT_SESSION");
        };
    }
}
