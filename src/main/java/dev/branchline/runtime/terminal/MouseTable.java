package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import dev.branchline.event.Input.MouseKind;
import org.jspecify.annotations.Nullable;

/// Mouse reports of xterm: the modern form (SGR, mode 1006) and the old one, which some terminals send all the same.
final class MouseTable {
    private static final int SHIFT = 4;
    private static final int ALT = 8;
    private static final int CTRL = 16;
    private static final int MOTION = 32;
    private static final int WHEEL = 64;

    private MouseTable() {}

    static @Nullable Input sgr(CsiSequence csi, boolean down) {
        return mouse(csi.parameter(0, 0), down, csi.parameter(1, 1) - 1, csi.parameter(2, 1) - 1);
    }

    static @Nullable Input x10(int code, int column, int row) {
        int bits = code - 32;
        return bits < 0 ? null : mouse(bits, (bits & 3) != 3, column - 33, row - 33);
    }

    private static @Nullable Input mouse(int bits, boolean down, int column, int row) {
        MouseKind kind = kind(bits, down);
        if (kind == null || column < 0 || row < 0) {
            return null;
        }
        int button = (bits & WHEEL) != 0 || (bits & 3) == 3 ? 0 : (bits & 3) + 1;
        return new Input.Mouse(kind, button, column, row, (bits & CTRL) != 0, (bits & ALT) != 0, (bits & SHIFT) != 0);
    }

    private static @Nullable MouseKind kind(int bits, boolean down) {
        if (bits >= 128) {
            return null;
        }
        if ((bits & WHEEL) != 0) {
            return switch (bits & 3) {
                case 0 -> MouseKind.WHEEL_UP;
                case 1 -> MouseKind.WHEEL_DOWN;
                default -> null;
            };
        }
        if ((bits & MOTION) != 0) {
            return (bits & 3) == 3 ? MouseKind.MOVE : MouseKind.DRAG;
        }
        return down ? MouseKind.DOWN : MouseKind.UP;
    }
}
