package dev.branchline.runtime;

import dev.branchline.config.SettingsFile;
import dev.branchline.context.ContextService;
import dev.branchline.log.Log;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.OpenRouter;
import dev.branchline.session.store.PromptHistory;
import dev.branchline.session.store.SessionStore;
import dev.branchline.text.theme.ThemeLibrary;

/// What the effect runner works with; built by the composition root.
///
/// @param workspace folder of new sessions, absolute
public record Services(
        OpenRouter openRouter,
        SessionStore sessions,
        SettingsFile settings,
        CatalogueCache catalogue,
        PromptHistory history,
        ThemeLibrary themes,
        ContextService context,
        String workspace,
        Log log) {}
