package dev.branchline.command;

import dev.branchline.state.AppState;

/// The settings in one sentence, for /config. Never the key itself.
final class ConfigText {
    private ConfigText() {}

    static String of(AppState state) {
        String effort = state.models().effort();
        return "Settings are in " + state.surroundings().settingsFile() + ". Model " + state.models().current() + ", effort "
                + (effort == null ? "default" : effort) + ", theme " + state.panes().theme() + ", server "
                + state.settings().baseUrl() + ".";
    }
}
