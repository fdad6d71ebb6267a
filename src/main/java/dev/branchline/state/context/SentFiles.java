package dev.branchline.state.context;

import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.Guidance;
import dev.branchline.session.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the model has been told of files on the way from the root to a node, and what a new message must tell it beyond that. All of it goes
/// into the newest message: what was sent before stays as it was, so that the provider's cache of it still fits.
public final class SentFiles {
    private static final int HASH = 64;

    private SentFiles() {}

    /// The state in which each file was sent last.
    public static Map<String, String> on(List<Entry.Node> path) {
        Map<String, String> sent = new HashMap<>();
        for (Entry.Node node : path) {
            if (node instanceof Entry.UserMessage user) {
                user.attachments().forEach(a -> sent.put(a.path(), a.hash()));
            }
        }
        return sent;
    }

    /// What the next message carries.
    public static List<Attachment> toSend(Map<String, String> sent, ContextFiles found) {
        Map<String, Attachment> chosen = new LinkedHashMap<>();
        for (Guidance guidance : found.guidance()) {
            if (guidance.trust() == Guidance.Trust.USED) {
                add(chosen, sent, guidance.attachment());
            }
        }
        found.files().forEach(f -> add(chosen, sent, f.file()));
        return new ArrayList<>(chosen.values());
    }

    private static void add(Map<String, Attachment> chosen, Map<String, String> sent, Attachment file) {
        String before = sent.get(file.path());
        if (chosen.containsKey(file.path()) && !file.hasContent()) {
            return;
        }
        if (before != null && file.hash().equals(before)) {
            if (file.use() == Attachment.Use.MENTIONED) {
                chosen.putIfAbsent(file.path(), file.emptied().saying(isContent(before) ? "unchanged since it was sent above" : file.note()));
            }
            return;
        }
        if (file.hash().equals(Attachment.ABSENT)) {
            // Of a file that was never sent there is nothing to take back.
            if (before != null) {
                chosen.putIfAbsent(file.path(), file.saying("deleted since it was sent above"));
            }
            return;
        }
        chosen.putIfAbsent(file.path(), before != null && isContent(before) && file.hasContent() ? file.saying("changed since it was sent above") : file);
    }

    private static boolean isContent(String hash) {
        return hash.length() == HASH;
    }
}
