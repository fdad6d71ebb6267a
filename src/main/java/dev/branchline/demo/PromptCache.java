package dev.branchline.demo;

import java.util.HashSet;
import java.util.Set;

/// Which beginnings of conversations a session's providers have seen. As with the real thing only an equal beginning counts, so a branch
/// shares the part above its fork. Safe for use by many threads.
final class PromptCache {
    private static final int KEPT = 20_000;

    private final Set<Long> seen = new HashSet<>();

    /// @param prompt tokens of the whole prompt
    /// @param cached how many of them were seen before
    record Share(long prompt, long cached) {}

    /// Looks the conversation up and remembers it.
    synchronized Share lookUp(ChatCall call) {
        long hash = start(call);
        long prompt = 0;
        long cached = 0;
        for (ChatCall.Turn turn : call.turns()) {
            hash = next(hash, turn);
            prompt += tokens(turn);
            if (seen.contains(hash)) {
                cached = prompt;
            }
            remember(call, hash);
        }
        boolean cacheable = call.model().cacheRead() != null && !call.session().isEmpty();
        return new Share(prompt, cacheable ? cached : 0);
    }

    /// An answer that was given is part of what the provider holds.
    synchronized void answered(ChatCall call, String text) {
        long hash = start(call);
        for (ChatCall.Turn turn : call.turns()) {
            hash = next(hash, turn);
        }
        remember(call, next(hash, new ChatCall.Turn("assistant", text)));
    }

    private static long tokens(ChatCall.Turn turn) {
        return 4L + Tokens.count(turn.text());
    }

    private void remember(ChatCall call, long hash) {
        if (!call.session().isEmpty() && seen.size() < KEPT) {
            seen.add(hash);
        }
    }

    private static long start(ChatCall call) {
        return next(next(17, call.session()), call.provider().tag() + call.model().id());
    }

    private static long next(long hash, ChatCall.Turn turn) {
        return next(next(hash, turn.role()), turn.text());
    }

    private static long next(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed * 1_099_511_628_211L ^ text.charAt(i);
        }
        return mixed * 31 + text.length();
    }
}
