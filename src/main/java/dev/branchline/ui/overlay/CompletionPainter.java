package dev.branchline.ui.overlay;

import dev.branchline.command.CompletionBox;
import dev.branchline.command.Completions.Completion;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.ui.Frame;
import dev.branchline.ui.draw.RowPen;
import java.util.List;

/// What the editor offers, as a list right above it.
final class CompletionPainter {
    private CompletionPainter() {}

    /// Where the list lies; empty when there is none, or no room.
    static Rect place(Frame frame) {
        return box(frame).place();
    }

    private static CompletionBox box(Frame frame) {
        return CompletionBox.of(frame.state(), frame.geometry(), frame.completions().size());
    }

    static void paint(FastGraphics graphics, Frame frame) {
        List<Completion> all = frame.completions();
        int height = graphics.rows();
        if (all.isEmpty() || height == 0) {
            return;
        }
        CompletionBox box = box(frame);
        int chosen = box.chosen();
        int top = box.top();
        int text = 0;
        for (int i = top; i < Math.min(all.size(), top + height); i++) {
            text = Math.max(text, CellWidth.of(all.get(i).text().strip()));
        }
        int width = Math.min(Math.max(text, 12), graphics.columns() * 2 / 3);
        for (int i = 0; i < height; i++) {
            Role ground = top + i == chosen ? Role.SELECTION : Role.OVERLAY;
            RowPen pen = RowPen.on(graphics, frame.theme(), ground, 0, i, graphics.columns());
            if (top + i < all.size()) {
                Completion row = all.get(top + i);
                pen.skip(1).add(row.text().strip(), Role.ACCENT, width).skip(2).add(row.explanation(), Role.MUTED, pen.left() - 1);
            }
        }
        more(graphics, frame, top, all.size(), chosen);
    }

    /// How far one is in a list that is longer than its place.
    private static void more(FastGraphics graphics, Frame frame, int top, int count, int chosen) {
        int height = graphics.rows();
        if (count <= height || height < 2) {
            return;
        }
        int size = Math.max(1, height * height / count);
        int from = (int) Math.round((double) top * (height - size) / (count - height));
        for (int i = from; i < from + size; i++) {
            Role ground = top + i == chosen ? Role.SELECTION : Role.OVERLAY;
            graphics.put(graphics.columns() - 1, i, "┃", 1, RowPen.style(frame.theme(), Role.OVERLAY_BORDER, ground));
        }
    }
}
