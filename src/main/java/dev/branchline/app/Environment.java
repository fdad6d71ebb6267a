package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.config.LoadedSettings;
import dev.branchline.config.SettingsFile;
import dev.branchline.log.Level;
import dev.branchline.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the program finds around it: variables, folders, settings, log.
///
/// @param home the program's own folder (themes), or null when started from classes
record Environment(
        Map<String, String> variables, Folders folders, SettingsFile settingsFile, LoadedSettings loaded, Log log, @Nullable Path home) {

    /// @throws IOException when no place for settings and data is known; the message says what to set
    static Environment read(@Nullable String logLevel) throws IOException {
        Map<String, String> variables = System.getenv();
        return of(variables, Folders.of(variables, Path.of("").toAbsolutePath()), logLevel);
    }

    static Environment of(Map<String, String> variables, Folders folders, @Nullable String logLevel) throws IOException {
        SettingsFile file = new SettingsFile(folders.settingsFile());
        LoadedSettings loaded = file.load(variables);
        Log log = Log.to(folders.logFile(), level(logLevel, variables));
        if (loaded.settings().apiKey() != null) {
            log.hide(loaded.settings().apiKey().reveal());
        }
        String home = System.getProperty("branchline.home");
        return new Environment(variables, folders, file, loaded, log, home == null ? null : Path.of(home));
    }

    private static Level level(@Nullable String asked, Map<String, String> variables) throws IOException {
        String name = asked == null ? variables.getOrDefault("BRANCHLINE_LOG", "") : asked;
        if (name.isBlank()) {
            return Log.DEFAULT_LEVEL;
        }
        Optional<Level> level = Level.of(name);
        return level.orElseThrow(() -> new IOException("“" + name + "” is not a log level. There are: " + Level.names() + "."));
    }

    /// The themes that come with the program.
    Path builtInThemes() {
        return home == null ? Path.of("themes") : home.resolve("themes");
    }
}
