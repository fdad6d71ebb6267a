package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.model.RequestId;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.state.Effect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Files that go along with prompts: read, named, trusted.
final class ContextEffects {
    private final EventBus bus;
    private final Services services;

    ContextEffects(EventBus bus, Services services) {
        this.bus = bus;
        this.services = services;
    }

    /// Always answers, because a prompt may wait for it.
    void read(Effect.ReadContext effect) throws InterruptedException {
        ContextFiles files;
        try {
            files = services.context().read(effect.wish());
        } catch (IOException | RuntimeException e) {
            services.log().error("reading files", e);
            files = failed(effect, "The files could not be read: " + e.getMessage());
        }
        bus.publish(new Arrived.ContextRead(effect.request(), files));
    }

    private static ContextFiles failed(Effect.ReadContext effect, String reason) {
        List<ContextFiles.Missing> missing = new ArrayList<>();
        effect.wish().pins().forEach(p -> missing.add(new ContextFiles.Missing(p, Attachment.Use.PINNED, reason)));
        effect.wish().mentions().forEach(m -> missing.add(new ContextFiles.Missing(m, Attachment.Use.MENTIONED, reason)));
        return new ContextFiles(List.of(), missing, List.of());
    }

    void names(RequestId request) throws IOException, InterruptedException {
        try {
            services.context().names(portion -> bus.publish(new Arrived.FilesIndexed(request, portion, false)));
        } finally {
            bus.publish(new Arrived.FilesIndexed(request, List.of(), true));
        }
    }
}
