package dev.branchline.ui.status;

import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.context.ContextFigures;
import org.jspecify.annotations.Nullable;

/// How much of the model's context the next request takes.
///
/// @param tokens what it takes
/// @param estimated whether part of it is guessed, at four characters a token
/// @param limit what the model can take, or null when that is not known
record ContextUse(long tokens, boolean estimated, @Nullable Long limit) {
    private static final int CHARACTERS_PER_TOKEN = 4;

    /// Remembers the walk up the tree, which may be long where no answer told its tokens.
    static final class Meter {
        private @Nullable SessionTree tree;
        private long version = -1;
        private long counted;
        private long characters;

        ContextUse of(AppState state) {
            SessionTree now = state.conversation().tree();
            if (now != tree || now.version() != version) {
                tree = now;
                version = now.version();
                walk(now);
            }
            long live = state.conversation().shownRun().filter(LiveRun::isActive).map(r -> (long) r.text().length()).orElse(0L);
            long guessed = (characters + live) / CHARACTERS_PER_TOKEN;
            Long limit = state.models().currentInfo().map(ModelInfo::contextLength).orElse(null);
            return new ContextUse(counted + guessed, guessed > 0, limit);
        }

        /// Up to the nearest answer whose tokens are known, which has counted all above it.
        private void walk(SessionTree now) {
            counted = 0;
            characters = 0;
            for (EntryId id = now.head().orElse(null); id != null; id = now.parent(id).orElse(null)) {
                Entry.Node node = now.node(id);
                if (node instanceof Entry.AssistantMessage a && a.answer().usage().promptTokens() != null) {
                    counted = tokens(a.answer().usage());
                    return;
                }
                characters += characters(node);
            }
        }

        private static long tokens(Usage usage) {
            return orZero(usage.promptTokens()) + orZero(usage.completionTokens());
        }

        private static long orZero(@Nullable Long tokens) {
            return tokens == null ? 0 : tokens;
        }

        private static long characters(Entry.Node node) {
            return switch (node) {
                case Entry.UserMessage u -> u.text().length() + CHARACTERS_PER_TOKEN * ContextFigures.of(u.attachments()).tokens();
                case Entry.AssistantMessage a -> a.answer().text().length();
                case Entry.ToolResult r -> r.output().length();
                case Entry.Note n -> n.text().length();
                case Entry.SystemPrompt s -> s.text().length();
                case Entry.ModelSwitched _ -> 0;
            };
        }
    }
}
