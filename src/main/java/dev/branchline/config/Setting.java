package dev.branchline.config;

import dev.branchline.model.AppIdentity;
import dev.branchline.model.Secret;
import dev.branchline.model.Settings;
import dev.branchline.model.ToolAccess;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One setting: the only place where its name, range and meaning stand. Parser, schema and page derive from [#ALL].
///
/// @param name as in the file; a dot leads into an object, `*` stands for any name in it
/// @param type what it may be
/// @param meaning one sentence for the page and for editors
/// @param variable environment variable that wins over the file, or null
/// @param current how to read it from the record; null when it is not set
record Setting(String name, SettingType type, String meaning, @Nullable String variable, Function<Settings, @Nullable Object> current) {
    private static final int LONG_TEXT = 100_000;

    static final List<Setting> ALL = List.of(
            of("$schema", text("\\S*", 2000, "an address without blanks"),
                    "Where an editor finds the schema of this file; Branchline itself does not read it.", _ -> null),
            new Setting("apiKey", text("[!-~]+", 500, "a key in plain letters, digits and signs, without blanks"),
                    "The OpenRouter key. The file must then be readable by you alone (mode 600).",
                    "OPENROUTER_API_KEY", Settings::apiKey),
            new Setting("baseUrl", text("https?://[!-~]+", 2000, "an address that begins with https:// or http://"),
                    "Where OpenRouter, or a service that speaks like it, is found.",
                    "OPENROUTER_BASE_URL", Settings::baseUrl),
            new Setting("model", text("[!-~]+", 200, "a model's id, such as openrouter/auto"),
                    "The model of new sessions.", "OPENROUTER_MODEL", Settings::model),
            of("effort", choice("max", "xhigh", "high", "medium", "low", "minimal", "none"),
                    "How much a model that can reason shall reason; not set, the model decides.", Settings::effort),
            of("maxTokens", whole(1, Integer.MAX_VALUE),
                    "The longest answer, in tokens; not set, the model decides.", Settings::maxTokens),
            of("systemPrompt", text("[\\s\\S]*", LONG_TEXT, "a text of at most " + LONG_TEXT + " characters"),
                    "What new sessions tell the model before anything else.", Settings::systemPrompt),
            of("theme", text("[A-Za-z0-9][A-Za-z0-9_-]*", 64, "a theme's name: letters, digits, - and _"),
                    "The theme, or `auto` for one that suits the terminal.", Settings::theme),
            of("sidePanel.width", whole(20, 120), "Columns of the side panel.", Settings::sidePanelWidth),
            of("sidePanel.shown", new SettingType.YesNo(), "Whether the side panel is shown at start.", Settings::sidePanelShown),
            of("mouse", new SettingType.YesNo(),
                    "Whether the mouse works in the program; without it the terminal's own selection does.", Settings::mouse),
            of("ambiguousWide", new SettingType.YesNo(),
                    "Whether your terminal draws characters of ambiguous width two cells wide.", Settings::ambiguousWide),
            of("idleSeconds", whole(10, 3600), "An answer that is silent for longer is broken off.", Settings::idleSeconds),
            of("retries", whole(0, 10),
                    "How often a failed request is tried again by itself, as long as nothing of the answer was shown.",
                    Settings::retries),
            of("previewHunks", new SettingType.YesNo(),
                    "Whether taking back a single hunk is shown before it is done; all else always is.", Settings::previewHunks),
            of("filesFollow", choice("ask", "never", "always"),
                    "Whether files go along when you move to another branch.", Settings::filesFollow),
            of("tools", new SettingType.YesNo(), "Whether models are offered tools.", Settings::tools),
            of("maxIterations", whole(1, 1000),
                    "How many requests one turn may take, with tools, before you are asked to go on.", Settings::maxIterations),
            of("toolInstructions", text("[\\s\\S]*", LONG_TEXT, "a text of at most " + LONG_TEXT + " characters"),
                    "What models are told after the system prompt while they are offered tools; `{workspace}` stands for the folder.",
                    Settings::toolInstructions),
            of("toolPaths", new SettingType.ListOf(text("[^\\x00]+", 4000, "a path"), 200),
                    "Files and folders of your own tools; `branchline tools add` writes them.", s -> s.access().toolPaths()),
            of("sandbox", choice("off", "workspace", "no-network"),
                    "Commands of models run in a sandbox (bubblewrap) that lets them write only in the workspace, or also keeps them from the network.",
                    s -> s.access().sandbox().word()),
            of("readOnly", new SettingType.YesNo(), "Models may only read: nothing is written or run.", s -> s.access().readOnly()),
            rules("permissions.allow", "What runs without asking, as after `--allow`: TOOL or TOOL:PATTERN.", s -> s.access().allow()),
            rules("permissions.ask", "What is asked for even when a wider rule allows it.", s -> s.access().ask()),
            rules("permissions.deny", "What never runs; this wins over everything.", s -> s.access().deny()),
            rules("projects.*", "What runs without asking in the folder of that name, in addition.", s -> s.access().projects()),
            of("app.url", text("(https?://[!-~]+)?", 2000, "an address that begins with https:// or http://"),
                    "An address of yours, under which OpenRouter then lists what you ask (`HTTP-Referer`); without one none is sent.",
                    s -> s.app().url()),
            of("app.title", text("[ -~]*", 100, "a title of at most 100 plain letters, digits and signs"),
                    "The name that OpenRouter shows beside your requests; empty sends none.", s -> s.app().title()),
            of("keys.*", new SettingType.ListOf(text("[^\\s](.*[^\\s])?", 40, "keys such as Ctrl+P or F2"), 16),
                    "Keys of a command by its id, in place of the default ones; an empty list takes them away.", Settings::keys),
            parameter("temperature", decimal(0, 2), "Randomness of the answer."),
            parameter("top_p", decimal(0, 1), "Only the likeliest words that together have this probability."),
            parameter("top_k", whole(0, Integer.MAX_VALUE), "Only this many of the likeliest words."),
            parameter("min_p", decimal(0, 1), "Only words at least this likely, relative to the likeliest."),
            parameter("top_a", decimal(0, 1), "As `min_p`, relative to the square of the likeliest."),
            parameter("frequency_penalty", decimal(-2, 2), "Above 0, words become less likely the more often they were used."),
            parameter("presence_penalty", decimal(-2, 2), "Above 0, words that were used become less likely."),
            parameter("repetition_penalty", decimal(0, 2), "Above 1, repeating becomes less likely."),
            parameter("seed", whole(-9_007_199_254_740_991L, 9_007_199_254_740_991L),
                    "The same seed gives the same answer, where the provider can."),
            parameter("verbosity", choice("low", "medium", "high", "xhigh", "max"), "Length of the answer."),
            parameter("service_tier", choice("auto", "default", "fast", "flex", "priority", "scale"),
                    "Cheaper and slower, or dearer and faster, where the provider offers it."),
            parameter("user", text("[!-~]+", 256, "a name without blanks"), "A stable, meaningless name of the end user."));

    /// Not set unless the user sets it; `null` in the file means the same as leaving it out.
    boolean optional() {
        return fallback() == null;
    }

    @Nullable Object fallback() {
        return current.apply(Settings.DEFAULTS);
    }

    /// Whether its value must never be shown.
    boolean secret() {
        return name.equals("apiKey");
    }

    /// The object it stands in, or empty at the top.
    String group() {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : "";
    }

    /// Its name inside its group.
    String key() {
        return name.substring(name.indexOf('.') + 1);
    }

    /// The settings record from checked values by pointer; what is missing has its default.
    static Settings settings(
            Map<String, Object> values, Map<String, List<String>> keys, Map<String, Object> parameters, Map<String, List<String>> projects) {
        Settings or = Settings.DEFAULTS;
        Object key = values.get("apiKey");
        Object maxTokens = values.get("maxTokens");
        return new Settings(
                key == null ? null : new Secret((String) key),
                ((String) values.getOrDefault("baseUrl", or.baseUrl())).replaceAll("/+$", ""),
                (String) values.getOrDefault("model", or.model()),
                (String) values.get("effort"),
                maxTokens == null ? null : ((Long) maxTokens).intValue(),
                (String) values.getOrDefault("systemPrompt", or.systemPrompt()),
                (String) values.getOrDefault("theme", or.theme()),
                ((Number) values.getOrDefault("sidePanel.width", or.sidePanelWidth())).intValue(),
                (Boolean) values.getOrDefault("sidePanel.shown", or.sidePanelShown()),
                (Boolean) values.getOrDefault("mouse", or.mouse()),
                (Boolean) values.getOrDefault("ambiguousWide", or.ambiguousWide()),
                ((Number) values.getOrDefault("idleSeconds", or.idleSeconds())).intValue(),
                ((Number) values.getOrDefault("retries", or.retries())).intValue(),
                (Boolean) values.getOrDefault("previewHunks", or.previewHunks()),
                (String) values.getOrDefault("filesFollow", or.filesFollow()),
                keys,
                parameters,
                (Boolean) values.getOrDefault("tools", or.tools()),
                ((Number) values.getOrDefault("maxIterations", or.maxIterations())).intValue(),
                (String) values.getOrDefault("toolInstructions", or.toolInstructions()),
                access(values, projects),
                new AppIdentity(
                        (String) values.getOrDefault("app.url", or.app().url()), (String) values.getOrDefault("app.title", or.app().title())));
    }

    private static ToolAccess access(Map<String, Object> values, Map<String, List<String>> projects) {
        ToolAccess or = ToolAccess.DEFAULTS;
        String sandbox = (String) values.getOrDefault("sandbox", or.sandbox().word());
        ToolAccess.Sandbox wall = or.sandbox();
        for (ToolAccess.Sandbox one : ToolAccess.Sandbox.values()) {
            wall = one.word().equals(sandbox) ? one : wall;
        }
        return new ToolAccess(
                texts(values.get("toolPaths")), wall, (Boolean) values.getOrDefault("readOnly", or.readOnly()),
                texts(values.get("permissions.allow")), texts(values.get("permissions.ask")), texts(values.get("permissions.deny")), projects);
    }

    @SuppressWarnings("unchecked") // the type of these reads lists of texts, and nothing else
    private static List<String> texts(@Nullable Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    private static Setting rules(String name, String meaning, Function<Settings, @Nullable Object> current) {
        return of(name, new SettingType.ListOf(text("[\\s\\S]+", 4100, "a rule: TOOL or TOOL:PATTERN"), 1000), meaning, current);
    }

    private static Setting of(String name, SettingType type, String meaning, Function<Settings, @Nullable Object> current) {
        return new Setting(name, type, meaning, null, current);
    }

    private static Setting parameter(String name, SettingType type, String meaning) {
        return of("parameters." + name, type, meaning, s -> s.parameters().get(name));
    }

    private static SettingType.Text text(String pattern, int maxLength, String words) {
        return new SettingType.Text(pattern, maxLength, words);
    }

    private static SettingType choice(String... choices) {
        return new SettingType.Choice(List.of(choices));
    }

    private static SettingType whole(long min, long max) {
        return new SettingType.Whole(min, max);
    }

    private static SettingType decimal(int min, int max) {
        return new SettingType.Decimal(min, max);
    }
}
