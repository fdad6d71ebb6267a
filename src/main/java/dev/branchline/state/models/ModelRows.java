package dev.branchline.state.models;

import dev.branchline.model.Catalogue;
import dev.branchline.model.ModelInfo;
import dev.branchline.state.overlay.Overlay.ModelPicker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The picker's rows: filtered, then ordered.
///
/// Words of the filter are matched fuzzily against id and name, all of them; the words `free`, `tools`, `images` and
/// `reasoning` with a colon before them (`:free`) keep models that are or can that.
public final class ModelRows {
    private ModelRows() {}

    private record Scored(ModelInfo model, int score) {}

    public static List<ModelInfo> of(Catalogue catalogue, ModelPicker picker) {
        List<String> words = new ArrayList<>();
        List<String> traits = new ArrayList<>();
        for (String word : picker.filter().strip().split("\\s+")) {
            if (word.startsWith(":")) {
                traits.add(word.substring(1));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        List<Scored> found = new ArrayList<>();
        for (ModelInfo model : catalogue.models()) {
            int score = score(model, words);
            if (score > Integer.MIN_VALUE && traits.stream().allMatch(t -> has(model, t))) {
                found.add(new Scored(model, score));
            }
        }
        found.sort(order(picker.sort(), !words.isEmpty()));
        return found.stream().map(Scored::model).toList();
    }

    private static int score(ModelInfo model, List<String> words) {
        int sum = 0;
        for (String word : words) {
            int best = Math.max(Fuzzy.score(word, model.id()), Fuzzy.score(word, model.name()));
            if (best == Fuzzy.NO_MATCH) {
                return Integer.MIN_VALUE;
            }
            sum += best;
        }
        return sum;
    }

    private static boolean has(ModelInfo model, String trait) {
        if (trait.isEmpty()) {
            return true;
        }
        return ("free".startsWith(trait) && model.pricing().isFree())
                || ("tools".startsWith(trait) && model.supportsTools())
                || ("images".startsWith(trait) && model.readsImages())
                || ("reasoning".startsWith(trait) && model.reasoning() != null);
    }

    private static Comparator<Scored> order(ModelPicker.Sort sort, boolean filtered) {
        Comparator<Scored> newest = Comparator.comparingLong((Scored s) -> s.model().createdEpochSeconds()).reversed();
        Comparator<Scored> byId = Comparator.comparing((Scored s) -> s.model().id());
        return switch (sort) {
            case MATCH -> filtered ? Comparator.comparingInt(Scored::score).reversed().thenComparing(byId) : byId;
            case NEWEST -> newest.thenComparing(byId);
            case PRICE_IN -> Comparator.comparing((Scored s) -> price(s.model().pricing().prompt())).thenComparing(byId);
            case PRICE_OUT -> Comparator.comparing((Scored s) -> price(s.model().pricing().completion())).thenComparing(byId);
            case CONTEXT -> Comparator.comparing((Scored s) -> {
                        Long context = s.model().contextLength();
                        return context == null ? 0L : context;
                    })
                    .reversed()
                    .thenComparing(byId);
        };
    }

    /// Unknown and varying prices go last.
    private static BigDecimal price(@Nullable BigDecimal listed) {
        return listed == null || listed.signum() < 0 ? BigDecimal.valueOf(Long.MAX_VALUE) : listed;
    }
}
