package dev.branchline.ui.overlay;

import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.state.models.Fuzzy;
import dev.branchline.state.overlay.Overlay.ModelPicker;
import dev.branchline.text.Role;
import dev.branchline.ui.Numbers;
import dev.branchline.ui.draw.Figures;
import dev.branchline.ui.draw.RowPen;
import java.util.List;
import java.util.stream.IntStream;

/// The columns of the model list: widths by what there is room for; 0 leaves one out. The id goes last.
///
/// @param cache price of input that is read from a cache
/// @param most longest answer
/// @param able what it can do: tools, reasoning, images
record ModelColumns(int id, int name, int in, int out, int cache, int context, int most, int able) {
    private static final int MARK = 2;
    private static final int WARNING = 2;

    static ModelColumns of(int width) {
        int in = width >= 28 ? 8 : 0;
        int out = width >= 44 ? 9 : 0;
        int context = width >= 46 ? 7 : 0;
        int able = width >= 54 ? 5 : 0;
        int most = width >= 84 ? 8 : 0;
        int cache = width >= 92 ? 9 : 0;
        int text = width - MARK - WARNING - in - out - context - able - most - cache;
        int name = text >= 64 ? (text - 2) * 2 / 5 : 0;
        return new ModelColumns(text - name, name, in, out, cache, context, most, able);
    }

    /// The sorted column is marked.
    void header(RowPen pen, ModelPicker picker) {
        String order = switch (picker.sort()) {
            case MATCH -> picker.filter().isBlank() ? "model ↓" : "model, best match first";
            case NEWEST -> "model, newest first";
            case PRICE_IN, PRICE_OUT, CONTEXT -> "model";
        };
        boolean byModel = picker.sort() == ModelPicker.Sort.MATCH || picker.sort() == ModelPicker.Sort.NEWEST;
        pen.skip(MARK).add(order, byModel ? Role.ACCENT : Role.MUTED, id);
        pen.add("name", Role.MUTED, name).skip(WARNING);
        column(pen, "in/M", "↑", in, picker.sort() == ModelPicker.Sort.PRICE_IN);
        column(pen, "out/M", "↑", out, picker.sort() == ModelPicker.Sort.PRICE_OUT);
        column(pen, "cached", "", cache, false);
        column(pen, "ctx", "↓", context, picker.sort() == ModelPicker.Sort.CONTEXT);
        column(pen, "answer", "", most, false);
        column(pen, "TRI", "", able, false);
    }

    private static void column(RowPen pen, String title, String arrow, int width, boolean sorted) {
        pen.right(sorted ? title + " " + arrow : title, sorted ? Role.ACCENT : Role.MUTED, width);
    }

    void row(RowPen pen, ModelInfo model, boolean current, List<String> words) {
        pen.add(current ? "★ " : "", Role.ACCENT, MARK);
        String shown = shownId(model.id());
        pen.marked(shown, marks(words, shown), current ? Role.ACCENT : Role.TEXT, id - 1).skip(1);
        if (name > 0) {
            pen.marked(model.name(), marks(words, model.name()), Role.MUTED, name - 1).skip(1);
        }
        pen.add(model.expires() == null ? "" : "⚠", Role.WARNING, WARNING);
        prices(pen, model.pricing());
        pen.right(Numbers.tokens(model.contextLength()), Role.TEXT, context);
        pen.right(Numbers.tokens(model.maxCompletionTokens()), Role.MUTED, most);
        if (able > 0) {
            pen.skip(able - 3);
            able(pen, "T", model.supportsTools());
            able(pen, "R", model.reasoning() != null);
            able(pen, "I", model.readsImages());
        }
    }

    /// Where an id would be cut, its maker goes first: many models share it.
    private String shownId(String modelId) {
        return modelId.length() < id ? modelId : modelId.substring(modelId.indexOf('/') + 1);
    }

    private void prices(RowPen pen, Pricing pricing) {
        if (pricing.isFree()) {
            pen.right("free", Role.SUCCESS, in).skip(out + cache);
            return;
        }
        pen.right(Figures.price(pricing.prompt()), Role.COST, in).right(Figures.price(pricing.completion()), Role.COST, out);
        // That caching is not priced is the rule, not a riddle.
        pen.right(pricing.cacheRead() == null ? "–" : Figures.price(pricing.cacheRead()), Role.MUTED, cache);
    }

    private static void able(RowPen pen, String letter, boolean can) {
        pen.add(can ? letter : "·", can ? Role.SUCCESS : Role.FAINT);
    }

    private static int[] marks(List<String> words, String text) {
        return words.stream().flatMapToInt(w -> IntStream.of(Fuzzy.positions(w, text))).sorted().distinct().toArray();
    }
}
