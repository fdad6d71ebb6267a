package dev.branchline.ui.overlay;

import dev.branchline.model.Catalogue;
import dev.branchline.model.ModelInfo;
import dev.branchline.state.chat.Advice;
import dev.branchline.state.models.ModelRows;
import dev.branchline.state.models.Models;
import dev.branchline.state.overlay.Overlay.ModelPicker;
import dev.branchline.text.Role;
import dev.branchline.ui.Spinner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of models with what they cost and can.
final class ModelPickerPainter {
    private @Nullable Found found;

    /// The rows of the last frame; finding them again for each step of the choice would be waste.
    private record Found(Catalogue catalogue, String filter, ModelPicker.Sort sort, List<ModelInfo> rows) {
        @SuppressWarnings("ReferenceEquality")
        boolean serves(Catalogue other, ModelPicker picker) {
            return catalogue == other && filter.equals(picker.filter()) && sort == picker.sort();
        }
    }

    void paint(Sheet sheet, ModelPicker picker) {
        Models models = sheet.frame.state().models();
        List<ModelInfo> rows = rows(models.catalogue(), picker);
        sheet.frame(
                "Models", remark(sheet, models, rows.size()),
                sheet.listHints("use", sheet.hint("models.sort", "sort"), new Sheet.Hint(":free :tools", "narrow")));
        sheet.filter(picker.filter(), "search by name; :free :tools :images :reasoning narrow");
        ModelColumns columns = ModelColumns.of(sheet.at.rows().width());
        if (!sheet.at.header().isEmpty()) {
            columns.header(sheet.pen(sheet.at.header(), 0, Role.OVERLAY), picker);
        }
        if (rows.isEmpty()) {
            empty(sheet, models, picker);
        }
        int top = sheet.at.top(picker, rows.size());
        int chosen = Math.min(picker.selected(), rows.size() - 1);
        List<String> words = words(picker.filter());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            ModelInfo model = rows.get(top + i);
            columns.row(sheet.listRow(i, top + i == chosen), model, model.id().equals(models.current()), words);
        }
        if (!sheet.at.detail().isEmpty()) {
            ModelDetail.paint(sheet, chosen < 0 ? null : rows.get(chosen));
        }
        sheet.scrollMarks(top, rows.size());
    }

    private List<ModelInfo> rows(Catalogue catalogue, ModelPicker picker) {
        if (found == null || !found.serves(catalogue, picker)) {
            found = new Found(catalogue, picker.filter(), picker.sort(), ModelRows.of(catalogue, picker));
        }
        return found.rows;
    }

    private static String remark(Sheet sheet, Models models, int shown) {
        int all = models.catalogue().models().size();
        String count = all == 0 ? "" : shown == all ? all + (all == 1 ? " model" : " models") : shown + " of " + all;
        if (models.loading()) {
            return Spinner.at(sheet.frame.now()) + " loading" + (count.isEmpty() ? "" : " · " + count);
        }
        boolean offline = models.problem() != null && all > 0;
        return offline ? "offline copy of " + models.catalogue().fetchedAt().toString().substring(0, 10) + " · " + count : count;
    }

    private static void empty(Sheet sheet, Models models, ModelPicker picker) {
        if (!models.catalogue().models().isEmpty()) {
            String use = picker.filter().contains("/") ? " " + sheet.frame.catalog().shownKey("list.accept") + " asks for it all the same." : "";
            sheet.message("No model matches “" + picker.filter() + "”." + use, Role.MUTED);
        } else if (models.problem() != null) {
            String advice = sheet.frame.catalog().expandKeys(Advice.of(models.problem()).replace("{chat.retry}", "{models.refresh}"));
            sheet.message("The list could not be had: " + models.problem().message() + "\n" + advice, Role.ERROR);
        } else {
            sheet.message(models.loading() ? "Asking OpenRouter for its models…" : "There is no list of models.", Role.MUTED);
        }
    }

    /// What is searched for, without the words that narrow.
    private static List<String> words(String filter) {
        return List.of(filter.strip().split("\\s+")).stream().filter(w -> !w.isEmpty() && !w.startsWith(":")).toList();
    }
}
