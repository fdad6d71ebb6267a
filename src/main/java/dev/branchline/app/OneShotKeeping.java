package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.model.Answer;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import dev.branchline.model.context.Attachment;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.SessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a one-shot run leaves behind: a session when tools were used, and in any case what it cost, so that the day's sum is whole.
///
/// @param system the system prompt, when it is not the one of the settings
record OneShotKeeping(Folders folders, Path workspace, @Nullable String system, String question, List<Attachment> files, String model)
        implements OneShotTurn.Sessions {
    @Override
    public OneShotSession begin() throws IOException, InterruptedException {
        return new OneShotSession(folders, workspace.toString(), system, question, files, model);
    }

    @Override
    public void cost(Answer answer) throws IOException {
        Folders.create(folders.data());
        try (SessionStore store = new FileSessionStore(folders.data(), Clock.systemUTC())) {
            store.costs().record(
                    Clock.systemUTC().instant(), new SessionId("run-" + UUID.randomUUID()), EntryId.ofSequence(1), model, answer.usage().cost());
        }
    }
}
