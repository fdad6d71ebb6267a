package dev.branchline.ui.overlay;

import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Costs;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.draw.Figures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What else is known of the chosen model, right of the list or below it.
final class ModelDetail {
    private ModelDetail() {}

    /// A text in a role.
    private record Piece(String text, Role role) {}

    static void paint(Sheet sheet, @Nullable ModelInfo model) {
        Rect area = sheet.at.detail();
        boolean beside = sheet.at.isDetailBeside();
        if (beside) {
            sheet.graphics.repeat(area.column() - 2, area.row(), 1, area.height(), "│", sheet.style(Role.RULE));
        } else {
            sheet.graphics.repeat(area.column(), area.row() - 1, area.width(), 1, "─", sheet.style(Role.RULE));
        }
        if (model == null) {
            return;
        }
        int row = 0;
        for (Piece piece : beside ? tall(model, sheet.frame.now()) : wide(model)) {
            for (StyledLine line : Sheet.paragraph(piece.text, piece.role, area.width())) {
                if (row == area.height()) {
                    // There is more than fits.
                    sheet.graphics.text(area.column() + area.width() - 1, area.row() + row - 1, "…", sheet.style(Role.MUTED));
                    return;
                }
                sheet.pen(area, row++, Role.OVERLAY).add(line.plainText(), piece.role);
            }
        }
    }

    private static List<Piece> tall(ModelInfo model, long now) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(model.name(), Role.TITLE));
        pieces.add(new Piece(model.id() + (model.aliasTarget() == null ? "" : " → " + model.aliasTarget()), Role.MUTED));
        pieces.add(new Piece("", Role.TEXT));
        warn(pieces, model);
        pieces.add(new Piece(size(model), Role.TEXT));
        pieces.add(new Piece(modalities(model), Role.TEXT));
        if (model.reasoning() != null) {
            pieces.add(new Piece(reasoning(model.reasoning()), Role.TEXT));
        }
        if (model.createdEpochSeconds() > 0) {
            pieces.add(new Piece("listed " + Figures.age(Instant.ofEpochSecond(model.createdEpochSeconds()), now), Role.MUTED));
        }
        pieces.add(new Piece("", Role.TEXT));
        prices(model.pricing()).forEach(p -> pieces.add(new Piece(p, Role.COST)));
        if (model.description() != null) {
            pieces.add(new Piece("", Role.TEXT));
            pieces.add(new Piece(model.description().strip(), Role.MUTED));
        }
        return pieces;
    }

    private static List<Piece> wide(ModelInfo model) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(model.name() + " · " + size(model) + " · " + modalities(model), Role.TEXT));
        warn(pieces, model);
        pieces.add(new Piece(String.join(" · ", prices(model.pricing())), Role.COST));
        if (model.description() != null) {
            pieces.add(new Piece(model.description().strip(), Role.MUTED));
        }
        return pieces;
    }

    private static void warn(List<Piece> pieces, ModelInfo model) {
        if (model.expires() != null) {
            pieces.add(new Piece("⚠ will be removed on " + model.expires(), Role.WARNING));
        }
    }

    private static String size(ModelInfo model) {
        String most = model.maxCompletionTokens() == null ? "" : " · answers up to " + Numbers.tokens(model.maxCompletionTokens());
        return "context " + Numbers.tokens(model.contextLength()) + most;
    }

    private static String modalities(ModelInfo model) {
        return "reads " + words(model.inputModalities()) + ", writes " + words(model.outputModalities());
    }

    private static String words(Set<String> modalities) {
        return modalities.isEmpty() ? "?" : String.join(" ", modalities.stream().sorted().toList());
    }

    private static String reasoning(ModelInfo.Reasoning reasoning) {
        StringJoiner text = new StringJoiner(", ");
        text.add(reasoning.mandatory() ? "always reasons" : "can reason");
        if (!reasoning.supportedEfforts().isEmpty()) {
            text.add("effort " + String.join(" ", reasoning.supportedEfforts()));
        }
        if (reasoning.defaultEffort() != null) {
            text.add("by default " + reasoning.defaultEffort());
        }
        return text.toString();
    }

    private static List<String> prices(Pricing pricing) {
        List<String> lines = new ArrayList<>();
        if (pricing.isFree()) {
            lines.add("free");
        } else {
            lines.add(Figures.price(pricing.prompt()) + " in, " + Figures.price(pricing.completion()) + " out per million tokens");
        }
        add(lines, "cache read ", pricing.cacheRead(), " per million");
        add(lines, "cache write ", pricing.cacheWrite(), " per million");
        for (Pricing.Tier tier : pricing.overrides()) {
            lines.add("above " + Numbers.tokens(tier.minPromptTokens()) + ": " + tierPrice(tier.prompt(), pricing.prompt()) + " in, "
                    + tierPrice(tier.completion(), pricing.completion()) + " out");
        }
        addOne(lines, "per request ", pricing.request());
        addOne(lines, "per image ", pricing.image());
        addOne(lines, "per web search ", pricing.webSearch());
        return lines;
    }

    private static String tierPrice(@Nullable BigDecimal price, @Nullable BigDecimal otherwise) {
        return Figures.price(price == null ? otherwise : price);
    }

    private static void add(List<String> lines, String before, @Nullable BigDecimal price, String after) {
        if (price != null && price.signum() > 0) {
            lines.add(before + Figures.price(price) + after);
        }
    }

    private static void addOne(List<String> lines, String before, @Nullable BigDecimal price) {
        if (price != null && price.signum() > 0) {
            lines.add(before + Costs.dollars(price));
        }
    }
}
