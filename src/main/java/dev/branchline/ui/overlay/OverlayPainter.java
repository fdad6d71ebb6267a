package dev.branchline.ui.overlay;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayBox;
import dev.branchline.ui.Frame;
import dev.branchline.ui.changes.PagePainter;

/// Draws an overlay by its kind. Keeps what painters remember between frames.
final class OverlayPainter {
    private final ModelPickerPainter models = new ModelPickerPainter();
    private final QuestionPainter questions = new QuestionPainter();
    private final UsagePainter usage = new UsagePainter();
    private final PagePainter pages = new PagePainter();

    void paint(FastGraphics graphics, Frame frame, Overlay overlay) {
        Sheet sheet = new Sheet(graphics, frame, OverlayBox.of(frame.state(), overlay).atOrigin());
        switch (overlay) {
            case Overlay.ModelPicker p -> models.paint(sheet, p);
            case Overlay.Palette p -> PalettePainter.paint(sheet, p);
            case Overlay.Sessions s -> SessionsPainter.paint(sheet, s);
            case Overlay.Themes t -> ThemesPainter.paint(sheet, t);
            case Overlay.Help h -> HelpPainter.paint(sheet, h);
            case Overlay.ContextList c -> ContextPainter.paint(sheet, c);
            case Overlay.Permissions p -> PermissionsPainter.paint(sheet, p);
            case Overlay.GuidancePage p -> GuidancePainter.paint(sheet, p);
            case Overlay.UsageReport u -> usage.paint(sheet, u);
            case Overlay.Question q -> questions.paint(sheet, q);
            case Overlay.Field f -> FieldPainter.paint(sheet, f);
            case Overlay.Changes c -> pages.paint(sheet, c.page());
            case Overlay.KeyEntry k -> KeyEntryPainter.paint(sheet, k);
        }
    }
}
