package dev.branchline.config;

import dev.branchline.model.Settings;
import java.util.ArrayList;
import java.util.List;

/// What came of reading the settings: always something to work with, and what to tell the user.
///
/// @param settings good values as given, all others at their default
/// @param problems about the whole file first, then in the order of the file, then of the environment
public record LoadedSettings(Settings settings, List<Problem> problems) {
    public LoadedSettings {
        problems = List.copyOf(problems);
    }

    /// The same with one more problem, before all others.
    LoadedSettings with(Problem problem) {
        List<Problem> all = new ArrayList<>(List.of(problem));
        all.addAll(problems);
        return new LoadedSettings(settings, all);
    }
}
