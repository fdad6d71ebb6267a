package dev.branchline.demo;

/// Which vendor's habits a model shows on the wire.
enum Family {
    ANTHROPIC("anthropic-claude-v1", "end_turn", "max_tokens", "tool_use", "Claude", "toolu_demo", 0),
    OPENAI("openai-responses-v1", "completed", "max_output_tokens", "completed", "GPT", "call_demo", 1),
    GOOGLE("google-gemini-v1", "STOP", "MAX_TOKENS", "STOP", "Gemini", "tool_demo", 2),
    OPEN("unknown", "stop", "length", "tool_calls", "Other", "call_", 3);

    final String reasoningFormat;
    final String stop;
    final String length;
    final String toolCalls;
    final String tokenizer;
    final String callPrefix;
    /// Which of several answers to the same question it prefers.
    final int voice;

    Family(String reasoningFormat, String stop, String length, String toolCalls, String tokenizer, String callPrefix, int voice) {
        this.reasoningFormat = reasoningFormat;
        this.stop = stop;
        this.length = length;
        this.toolCalls = toolCalls;
        this.tokenizer = tokenizer;
        this.callPrefix = callPrefix;
        this.voice = voice;
    }

    /// The upstream's own word for a normalised finish reason.
    String nativeWord(String finish) {
        return switch (finish) {
            case "stop" -> stop;
            case "length" -> length;
            case "tool_calls" -> toolCalls;
            default -> finish;
        };
    }
}
