package dev.branchline.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The demo's catalogue. Names and prices look like those one meets; nobody but the demo answers for them.
final class DemoModels {
    private static final Map<String, DemoModel> BY_ID = new LinkedHashMap<>();

    static {
        for (DemoModel.Builder model : rows()) {
            DemoModel built = model.build();
            BY_ID.put(built.id(), built);
        }
    }

    private DemoModels() {}

    static List<DemoModel> all() {
        return List.copyOf(BY_ID.values());
    }

    /// The row with this id; a variant such as `:nitro` that is not a row of its own is that of the plain id.
    static @Nullable DemoModel find(String id) {
        DemoModel exact = BY_ID.get(id);
        int colon = id.lastIndexOf(':');
        return exact != null || colon < 0 ? exact : BY_ID.get(id.substring(0, colon));
    }

    static DemoModel get(String id) {
        DemoModel model = find(id);
        if (model == null) {
            throw new IllegalArgumentException("no demo model " + id);
        }
        return model;
    }

    private static List<DemoModel.Builder> rows() {
        return List.of(
                DemoModel.of("anthropic/claude-sonnet-5", "Anthropic: Claude Sonnet 5", Family.ANTHROPIC)
                        .about("The all-rounder: code, long documents, tools.")
                        .created(1_780_300_800L).context(1_000_000, 128_000).reads("image", "file")
                        .price("3", "15").cache("0.3", "3.75").searches("0.01").longPrompts("2")
                        .thinks(false, true, "high", "max", "xhigh", "high", "medium", "low", "none")
                        .by("Anthropic", "anthropic", "0.02").by("Google Vertex", "google-vertex", "0").by("Amazon Bedrock", "amazon-bedrock", "0.1")
                        .speed(84, 640),
                DemoModel.of("anthropic/claude-opus-5", "Anthropic: Claude Opus 5", Family.ANTHROPIC)
                        .about("For the hard questions; thinks first, takes its time.")
                        .created(1_781_500_000L).context(1_000_000, 128_000).reads("image", "file")
                        .price("5", "25").cache("0.5", "6.25").searches("0.01").longPrompts("2")
                        .thinks(false, true, "high", "max", "xhigh", "high", "medium", "low", "none")
                        .by("Google Vertex", "google-vertex", "0.03").by("Anthropic", "anthropic", "0").stumblesAt("Anthropic")
                        .speed(46, 1100),
                DemoModel.of("anthropic/claude-haiku-5", "Anthropic: Claude Haiku 5", Family.ANTHROPIC)
                        .about("Small, quick and careful.")
                        .created(1_779_000_000L).context(200_000, 64_000).reads("image", "file")
                        .price("0.8", "4").cache("0.08", "1").searches("0.01")
                        .thinks(false, false, "low", "high", "medium", "low", "none")
                        .by("Anthropic", "anthropic", "0.02").by("Amazon Bedrock", "amazon-bedrock", "0")
                        .speed(160, 300),
                DemoModel.of("~anthropic/claude-sonnet-latest", "Anthropic: Claude Sonnet (latest)", Family.ANTHROPIC)
                        .about("Always the newest Sonnet.")
                        .created(1_780_300_800L).context(1_000_000, 128_000).reads("image", "file")
                        .price("3", "15").cache("0.3", "3.75").aliasOf("anthropic/claude-sonnet-5"),
                DemoModel.of("openai/gpt-5.6", "OpenAI: GPT-5.6", Family.OPENAI)
                        .about("Reasons always; shows summaries of it.")
                        .created(1_782_000_000L).context(400_000, 128_000).reads("image", "file")
                        .price("1.25", "10").cache("0.125").searches("0.01")
                        .thinks(true, true, "medium", "xhigh", "high", "medium", "low")
                        .by("OpenAI", "openai", "0.02").by("Azure", "azure", "0")
                        .speed(112, 820),
                DemoModel.of("openai/gpt-5.6-mini", "OpenAI: GPT-5.6 Mini", Family.OPENAI)
                        .about("The same habits at a fifth of the price.")
                        .created(1_782_000_000L).context(400_000, 128_000).reads("image")
                        .price("0.25", "2").cache("0.025").searches("0.01")
                        .thinks(true, true, "low", "high", "medium", "low")
                        .by("OpenAI", "openai", "0").by("Azure", "azure", "0").speed(170, 420),
                DemoModel.of("openai/gpt-4-turbo", "OpenAI: GPT-4 Turbo", Family.OPENAI)
                        .about("An old hand about to retire.")
                        .created(1_712_600_000L).context(128_000, 4_096).reads("image")
                        .price("10", "30").by("OpenAI", "openai", "0").speed(38, 900).expires("2026-12-31"),
                DemoModel.of("openai/gpt-oss-240b", "OpenAI: gpt-oss 240B", Family.OPEN)
                        .about("Open weights, many hosts, prices that differ.")
                        .created(1_775_000_000L).context(131_072, 65_536)
                        .price("0.09", "0.45").thinks(true, true, "medium", "high", "medium", "low")
                        .by("Cerebras", "cerebras", "0").by("DeepInfra", "deepinfra", "0.05").by("Together", "together", "0")
                        .speed(300, 180),
                DemoModel.of("google/gemini-3-pro", "Google: Gemini 3 Pro", Family.GOOGLE)
                        .about("Reads everything: text, pictures, sound, film.")
                        .created(1_778_000_000L).context(1_048_576, 65_536).reads("image", "file", "audio", "video")
                        .price("2", "12").cache("0.2").longPrompts("2")
                        .thinks(true, true, "high", "high", "medium", "low")
                        .by("Google AI Studio", "google-ai-studio", "0.05").by("Google Vertex", "google-vertex", "0").stumblesAt("Google Vertex")
                        .speed(96, 1300),
                DemoModel.of("google/gemini-3-flash", "Google: Gemini 3 Flash", Family.GOOGLE)
                        .about("Fast, cheap, and at home in long prompts.")
                        .created(1_778_500_000L).context(1_048_576, 65_536).reads("image", "file", "audio", "video")
                        .price("0.3", "2.5").cache("0.03")
                        .thinks(false, false, "medium", "high", "medium", "low", "none")
                        .by("Google AI Studio", "google-ai-studio", "0").by("Google Vertex", "google-vertex", "0").speed(220, 260),
                DemoModel.of("google/gemini-3-flash-image", "Google: Gemini 3 Flash Image", Family.GOOGLE)
                        .about("Answers with pictures.")
                        .created(1_779_500_000L).context(65_536, 32_768).reads("image").makes("image")
                        .price("0.3", "2.5").noTools().by("Google AI Studio", "google-ai-studio", "0").speed(140, 900),
                DemoModel.of("deepseek/deepseek-v4", "DeepSeek: DeepSeek V4", Family.OPEN)
                        .about("Much thought for little money.")
                        .created(1_777_000_000L).context(163_840, 65_536)
                        .price("0.28", "0.42").cache("0.028").thinks(false, false, "medium")
                        .by("DeepInfra", "deepinfra", "0.1").by("DeepSeek", "deepseek", "0").by("Novita", "novita", "0").stumblesAt("Novita")
                        .speed(52, 750),
                DemoModel.of("qwen/qwen4-max", "Qwen: Qwen4 Max", Family.OPEN)
                        .about("Strong in many languages.")
                        .created(1_783_000_000L).context(262_144, 65_536).reads("image")
                        .price("1.2", "6").cache("0.24").thinks(false, true, "medium", "high", "medium", "low", "none")
                        .by("Alibaba", "alibaba", "0").speed(70, 600),
                DemoModel.of("qwen/qwen4-coder", "Qwen: Qwen4 Coder", Family.OPEN)
                        .about("Writes code, calls tools.")
                        .created(1_783_500_000L).context(262_144, 65_536)
                        .price("0.3", "1.2").by("Alibaba", "alibaba", "0").by("DeepInfra", "deepinfra", "0").by("Fireworks", "fireworks", "0")
                        .speed(150, 350),
                DemoModel.of("qwen/qwen4-coder:free", "Qwen: Qwen4 Coder (free)", Family.OPEN)
                        .about("The same for nothing: 20 requests a minute.")
                        .created(1_783_500_000L).context(131_072, 16_384)
                        .price("0", "0").by("Chutes", "chutes", "0").speed(60, 1500),
                DemoModel.of("mistralai/mistral-medium-3.5", "Mistral: Mistral Medium 3.5", Family.OPEN)
                        .about("European, even-tempered, good at prose.")
                        .created(1_776_000_000L).context(131_072, 32_768).reads("image")
                        .price("0.4", "2").by("Mistral", "mistral", "0").speed(90, 400),
                DemoModel.of("mistralai/codestral-3", "Mistral: Codestral 3", Family.OPEN)
                        .about("Completes code almost before one asks.")
                        .created(1_774_000_000L).context(262_144, 16_384)
                        .price("0.3", "0.9").by("Mistral", "mistral", "0").speed(240, 150),
                DemoModel.of("x-ai/grok-4.5", "xAI: Grok 4.5", Family.OPEN)
                        .about("Direct; searches the web by itself.")
                        .created(1_781_000_000L).context(512_000, 65_536).reads("image")
                        .price("3", "15").cache("0.75").searches("0.005").longPrompts("2").thinks(true, true, "medium")
                        .by("xAI", "xai", "0").speed(75, 700),
                DemoModel.of("x-ai/grok-4.5-fast", "xAI: Grok 4.5 Fast", Family.OPEN)
                        .about("The quick one of the two.")
                        .created(1_781_000_000L).context(2_000_000, 30_000).reads("image")
                        .price("0.2", "0.5").cache("0.05").searches("0.005").thinks(false, false, "low")
                        .by("xAI", "xai", "0").speed(190, 280),
                DemoModel.of("meta-llama/llama-5-maverick", "Meta: Llama 5 Maverick", Family.OPEN)
                        .about("Open weights with eyes.")
                        .created(1_773_000_000L).context(1_048_576, 16_384).reads("image")
                        .price("0.15", "0.6").by("Together", "together", "0.04").by("DeepInfra", "deepinfra", "0").speed(130, 320),
                DemoModel.of("moonshotai/kimi-k3", "MoonshotAI: Kimi K3", Family.OPEN)
                        .about("Long agentic work at a modest price.")
                        .created(1_784_000_000L).context(262_144, 65_536)
                        .price("0.6", "2.5").cache("0.15").thinks(false, true, "medium")
                        .by("Moonshot AI", "moonshotai", "0").by("Fireworks", "fireworks", "0").speed(64, 800),
                DemoModel.of("cohere/command-b", "Cohere: Command B", Family.OPEN)
                        .about("Quotes its sources.")
                        .created(1_772_000_000L).context(256_000, 8_192)
                        .price("2.5", "10").by("Cohere", "cohere", "0").speed(58, 450),
                DemoModel.of("sao10k/l3-lunaris-8b", "Sao10K: Llama 3 8B Lunaris", Family.OPEN)
                        .about("Tells stories; calls no tools.")
                        .created(1_723_500_000L).context(8_192, 4_096)
                        .price("0.04", "0.05").noTools().by("DeepInfra", "deepinfra", "0.2").speed(110, 200),
                DemoModel.of("openrouter/auto", "Auto Router", Family.OPEN)
                        .about("Picks a model for each prompt; you pay that model's price.")
                        .created(1_699_400_000L).context(2_000_000, 128_000).reads("image", "file")
                        .price("-1", "-1").speed(90, 500));
    }
}
