package dev.branchline.ui.overlay;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.ApiError;
import dev.branchline.model.Catalogue;
import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.model.SessionId;
import dev.branchline.model.SessionSummary;
import dev.branchline.session.Entry;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.ui.StateFixtures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The situations of overlays and of the side panel that are kept as golden screens.
public final class OverlayScreens {
    public static final List<String> NAMES = List.of(
            "models", "models-filtered", "models-offline", "models-empty", "palette", "help", "sessions", "themes", "field", "key", "key-problem",
            "usage", "completion", "debug", "tree", "tree-focused", "tree-folded", "hostile-models", "hostile-sessions", "hostile-tree");
    private static final String HOSTILE = "\u001b[31mred\u202e\u0000\u009b \t\n日本語\u200b";

    private OverlayScreens() {}

    public static StateFixtures of(String name, int columns, int rows) {
        StateFixtures f = tree(new StateFixtures(columns, rows));
        return switch (name) {
            case "models" -> models(f).on(open(OverlayIntent.Kind.MODELS));
            case "models-filtered" ->
                models(f).on(open(OverlayIntent.Kind.MODELS), new OverlayIntent.Type("cl so"), new OverlayIntent.Cycle(), new OverlayIntent.Cycle());
            case "models-offline" ->
                models(f).change(s -> s.with(s.models().failed(ApiError.of(ApiError.Kind.NETWORK, "no route to host")))).on(open(OverlayIntent.Kind.MODELS));
            case "models-empty" ->
                f.change(s -> s.with(s.models().loaded(Catalogue.EMPTY, false).failed(ApiError.of(ApiError.Kind.NETWORK, "no route to host"))))
                        .change(s -> s.push(new Overlay.ModelPicker("", 0, Overlay.ModelPicker.Sort.MATCH)));
            case "palette" -> f.on(open(OverlayIntent.Kind.PALETTE), new OverlayIntent.Type("pro"), new OverlayIntent.Select(1));
            case "help" -> f.on(open(OverlayIntent.Kind.HELP));
            case "sessions" -> sessions(f, "fix CRLF parsing");
            case "themes" -> f.on(open(OverlayIntent.Kind.THEMES));
            case "field" -> f.on(open(OverlayIntent.Kind.RENAME), new OverlayIntent.Type("CRLF parsing"));
            case "key" -> f.on(open(OverlayIntent.Kind.KEY), new OverlayIntent.Type("sk-or-v1-0123456789"));
            case "key-problem" ->
                f.change(s -> s.push(new Overlay.KeyEntry("sk-or-v1-0123", null, "The key was refused: user not found.")));
            case "usage" -> f.on(open(OverlayIntent.Kind.USAGE));
            case "completion" -> f.on(new ComposerIntent.Insert("/mo"), new ComposerIntent.CompletionMove(1));
            case "debug" -> f.send("And now?").opened().streamed("Now").on(new ViewIntent.ToggleDebug());
            case "tree" -> f;
            case "tree-focused" -> f.focus(ViewIntent.Pane.SIDE);
            case "tree-folded" -> folded(f.focus(ViewIntent.Pane.SIDE));
            case "hostile-models" -> hostileModels(f).on(open(OverlayIntent.Kind.MODELS));
            case "hostile-sessions" -> sessions(f, HOSTILE);
            case "hostile-tree" -> hostileTree(f).focus(ViewIntent.Pane.SIDE);
            default -> throw new IllegalArgumentException("no screen " + name);
        };
    }

    private static OverlayIntent open(OverlayIntent.Kind kind) {
        return new OverlayIntent.Open(kind);
    }

    /// Two answers to the first prompt; the second has two prompts below it.
    static StateFixtures tree(StateFixtures f) {
        f.user("Why does parse() fail on CRLF?");
        EntryId first = f.head();
        f.answer("The parser splits on \\n only.").user("Fix it, please.").answer("Done: `\\\\R` splits on any line break.");
        f.append(id -> new Entry.HeadMoved(id, first, f.at()));
        f.append(id -> new Entry.AssistantMessage(
                id, first, f.at(), "openai/gpt-5.6-mini", StateFixtures.whole("Because of the carriage return.").withUsage(StateFixtures.whole("").usage().withCost(new Cost.Estimated(new BigDecimal("0.00061"))))));
        EntryId second = f.head();
        f.user("Show me a test for it.").answer(StateFixtures.whole("@Test void").withEnding(new dev.branchline.model.Ending.Stopped()));
        f.append(id -> new Entry.HeadMoved(id, second, f.at()));
        f.append(id -> new Entry.Labelled(id, second, f.at(), "short one"));
        return f.user("And what about a lone CR, as old Macs wrote it?").answer("Also a line break for `\\\\R`.");
    }

    private static StateFixtures folded(StateFixtures f) {
        EntryId first = f.tree().nodes().get(1).id();
        return f.change(s -> s.with(s.treePanel().select(first).fold(first, true)));
    }

    private static StateFixtures hostileTree(StateFixtures f) {
        f.user(HOSTILE).answer(HOSTILE);
        return f.append(id -> new Entry.Labelled(id, f.head(), f.at(), HOSTILE));
    }

    private static StateFixtures sessions(StateFixtures f, String title) {
        f.on(open(OverlayIntent.Kind.SESSIONS));
        List<SessionSummary> list = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Instant changed = Instant.ofEpochMilli(f.now()).minusSeconds(1_800L * i * i);
            list.add(new SessionSummary(
                    new SessionId("20260314-%06d-abcd".formatted(i)), i == 1 ? "work" : null, i == 0 ? title : i == 3 ? "" : "Session number " + i,
                    i % 2 == 0 ? "/home/ada/work/shop" : "/srv/projects/a/very/long/path/to/a/workspace/folder", changed, changed, i == 2 ? -1 : i * 7,
                    new CostSum(new BigDecimal("0.0312").multiply(BigDecimal.valueOf(i)), BigDecimal.ZERO, i % 5 == 4 ? 1 : 0), i == 2));
        }
        return f.change(s -> s.topOverlay().orElseThrow() instanceof Overlay.Sessions o
                ? s.replaceTop(new Overlay.Sessions(o.filter(), 1, list, o.request()))
                : s);
    }

    private static StateFixtures hostileModels(StateFixtures f) {
        List<ModelInfo> models = List.of(model("evil/" + HOSTILE, HOSTILE.repeat(20), "3", "15", 200_000L, HOSTILE.repeat(50), null));
        return f.change(s -> s.with(s.models().loaded(new Catalogue(models, Instant.ofEpochMilli(StateFixtures.NOON)), false)));
    }

    static StateFixtures models(StateFixtures f) {
        List<ModelInfo> models = new ArrayList<>();
        models.add(model(StateFixtures.MODEL, "Anthropic: Claude Sonnet 5", "3", "15", 1_000_000L,
                "The balanced model of its family: strong at code and long tasks.\n\nReads images and PDF files.", null));
        models.add(model("anthropic/claude-haiku-4.5", "Anthropic: Claude Haiku 4.5", "1", "5", 200_000L, "Small and quick.", null));
        models.add(model("anthropic/claude-sonnet-4", "Anthropic: Claude Sonnet 4", "3", "15", 200_000L, "The one before.", LocalDate.of(2026, 5, 14)));
        models.add(model("deepseek/deepseek-v4:free", "DeepSeek: V4 (free)", "0", "0", 131_072L, "Open weights.", null));
        models.add(model("openai/gpt-5.6-mini", "OpenAI: GPT-5.6 Mini", "0.25", "2", 400_000L, "Cheap.", null));
        models.add(model("openrouter/auto", "Auto Router", "-1000000", "-1000000", 2_000_000L, "Chooses for you.", null));
        models.add(model("quiet/unknown", "Quiet", null, null, null, null, null));
        for (int i = 0; i < 60; i++) {
            models.add(model("vendor%02d/model-%d".formatted(i, i * 7), "Vendor: Model " + i * 7, "0." + (i + 1), "1." + i, 32_768L + 1_000L * i, null, null));
        }
        return f.change(s -> s.with(s.models().loaded(new Catalogue(models, Instant.ofEpochMilli(StateFixtures.NOON)), false)));
    }

    private static ModelInfo model(
            String id, String name, @Nullable String in, @Nullable String out, @Nullable Long context, @Nullable String description,
            @Nullable LocalDate expires) {
        boolean claude = id.startsWith("anthropic");
        BigDecimal prompt = perToken(in);
        Pricing pricing = new Pricing(
                prompt, perToken(out), null, null, null, null, claude ? perToken("0.3") : null, claude ? perToken("3.75") : null,
                claude ? List.of(new Pricing.Tier(200_000, perToken("6"), perToken("22.5"), null, null)) : List.of());
        return new ModelInfo(
                id, id, name, 1_772_000_000L, description, context, claude ? 64_000L : null, claude ? Set.of("text", "image", "file") : Set.of("text"),
                Set.of("text"), claude ? Set.of("tools", "reasoning") : Set.of(), pricing,
                claude ? new ModelInfo.Reasoning(false, null, "medium", List.of("low", "medium", "high")) : null, expires, null);
    }

    private static @Nullable BigDecimal perToken(@Nullable String perMillion) {
        return perMillion == null ? null : new BigDecimal(perMillion).movePointLeft(6);
    }
}
