package dev.branchline.app;

import dev.branchline.config.Folders;
import dev.branchline.model.Answer;
import dev.branchline.model.EntryId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import dev.branchline.session.store.SessionNotOpenedException;
import dev.branchline.session.store.SessionStore;
import dev.branchline.text.Graphemes;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A one-shot run as a session, so that what its tools change is recorded and can be taken back. Begun with the first call of a tool: a
/// question that is only answered leaves nothing behind.
final class OneShotSession implements AutoCloseable {
    private static final int LONGEST_TITLE = 100;

    private final SessionStore store;
    private final OpenSession session;
    private final String model;
    private final EntryId question;
    private EntryId last;

    /// @param system the system prompt, when it is not the one of the settings
    OneShotSession(Folders folders, String workspace, @Nullable String system, String question, List<Attachment> files, String model)
            throws IOException, InterruptedException {
        Folders.create(folders.sessions());
        this.store = new FileSessionStore(folders.data(), Clock.systemUTC());
        this.model = model;
        try {
            this.session = store.create(null, workspace);
        } catch (SessionNotOpenedException e) {
            store.close();
            throw new IOException(e.getMessage(), e);
        }
        List<Entry> entries = new ArrayList<>();
        EntryId above = null;
        if (system != null) {
            above = add(entries, new Entry.SystemPrompt(session.tree().nextId(), null, Clock.systemUTC().instant(), system));
        }
        this.question = add(entries, new Entry.UserMessage(
                session.tree().nextId(), above, Clock.systemUTC().instant(), question, List.of(), files));
        this.last = this.question;
        Entry.Titled titled = new Entry.Titled(session.tree().nextId(), null, Clock.systemUTC().instant(), title(question));
        session.tree().append(titled);
        entries.add(titled);
        write(entries);
    }

    /// The first line that says something; what was piped in behind it would make no title.
    static String title(String question) {
        String line = question.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, Graphemes.floor(line, LONGEST_TITLE)) + "…";
    }

    String id() {
        return session.header().id().value();
    }

    /// Writes an answer, and is done when it is on disk: nothing is changed on behalf of what could be lost.
    ///
    /// @return who its calls speak for
    Origin answered(Answer answer) throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        last = add(entries, new Entry.AssistantMessage(session.tree().nextId(), last, Clock.systemUTC().instant(), model, answer));
        write(entries);
        store.costs().record(Clock.systemUTC().instant(), session.header().id(), last, model, answer.usage().cost());
        return new Origin(session.header().id(), question, last, "", "", model);
    }

    void results(List<ToolCall> calls, List<ToolOutcome> outcomes) throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            ToolCall call = calls.get(i);
            last = add(entries, new Entry.ToolResult(
                    session.tree().nextId(), last, Clock.systemUTC().instant(), call.id(), call.name(), outcomes.get(i)));
        }
        write(entries);
    }

    private EntryId add(List<Entry> entries, Entry.Node entry) {
        session.tree().append(entry);
        entries.add(entry);
        return entry.id();
    }

    private void write(List<Entry> entries) throws IOException, InterruptedException {
        try {
            session.append(entries).get();
        } catch (ExecutionException e) {
            throw new IOException("The session cannot be saved: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
