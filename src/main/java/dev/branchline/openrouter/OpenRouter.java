package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Catalogue;
import dev.branchline.model.ChatRequest;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import java.util.Optional;
import java.util.function.Consumer;

/// What the program asks of OpenRouter: [OpenRouterService] over HTTP, or a script in tests. Thread-safe; every method but
/// [#start] and [#reconfigure] blocks and is meant for a virtual thread.
public interface OpenRouter extends AutoCloseable {
    /// Takes effect for requests that start later.
    void reconfigure(Endpoint newEndpoint);

    /// Starts one answer and returns at once.
    ///
    /// @param sink receives the run's events in order, one at a time; must be quick and not throw
    ChatCall start(RunId run, ChatRequest request, Consumer<StreamEvent> sink);

    /// The whole model list, stored for [CatalogueCache#load()]; needs no key.
    ///
    /// @param problem told in a sentence when storing fails, which does not fail the call
    Catalogue models(CatalogueCache cache, Consumer<String> problem) throws OpenRouterException, InterruptedException;

    /// What OpenRouter knows of a key: the way to find out whether it is valid.
    KeyStatus key(Secret key) throws OpenRouterException, InterruptedException;

    /// What an answer has really cost; may wait for minutes until that is known.
    ///
    /// @return empty when the record did not appear
    Optional<GenerationAudit> generation(String generationId) throws OpenRouterException, InterruptedException;

    /// Closes connections; running calls fail.
    @Override
    void close();
}
