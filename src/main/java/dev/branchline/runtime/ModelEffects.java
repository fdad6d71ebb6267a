package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.model.KeyStatus;
import dev.branchline.model.RequestId;
import dev.branchline.model.Secret;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.openrouter.OpenRouterException;

/// The model list and the key.
final class ModelEffects {
    private final EventBus bus;
    private final Services services;
    private final Endpoint endpoint;

    ModelEffects(EventBus bus, Services services, Endpoint endpoint) {
        this.bus = bus;
        this.services = services;
        this.endpoint = endpoint;
    }

    /// From the disk at start, then from the network; the disk's copy stays when the network fails.
    void load(boolean network) throws InterruptedException {
        if (!network) {
            CatalogueCache.Loaded stored = services.catalogue().load();
            if (stored.problem() != null) {
                services.log().warn(stored.problem());
            }
            if (!stored.catalogue().models().isEmpty()) {
                bus.publish(new Arrived.ModelsLoaded(stored.catalogue(), true));
            }
        }
        try {
            bus.publish(new Arrived.ModelsLoaded(services.openRouter().models(services.catalogue(), services.log()::warn), false));
        } catch (OpenRouterException e) {
            bus.publish(new Arrived.ModelsFailed(e.error()));
        }
    }

    /// Requests that start from now on carry this key.
    void use(Secret key) {
        services.openRouter().reconfigure(endpoint.withKey(key));
    }

    void checkKey(RequestId request, Secret key) throws InterruptedException {
        services.log().hide(key.reveal());
        try {
            KeyStatus status = services.openRouter().key(key);
            bus.publish(new Arrived.KeyAccepted(request, key, status));
        } catch (OpenRouterException e) {
            bus.publish(new Arrived.KeyRefused(request, key, e.error()));
        }
    }
}
