package dev.branchline.runtime.terminal;

import dev.branchline.text.Color;

/// Brings colours down to what the terminal can show, and names them in SGR parameters.
final class Palette {
    /// xterm's sixteen; the terminal's own differ, but not so much that another name would be nearer.
    private static final int[] BASE = {
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
    };
    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private Palette() {}

    /// @return SGR parameters that set this colour, such as `38;5;12`; `39` or `49` for the default colour
    static String sgr(Color color, ColorDepth depth, boolean background) {
        if (depth == ColorDepth.NONE) {
            return background ? "49" : "39";
        }
        // No switch over patterns here: its bootstrap at run time would cost the first frame ten milliseconds.
        if (color instanceof Color.Rgb(int rgb)) {
            return trueColor(rgb, depth, background);
        }
        if (color instanceof Color.Indexed(int index)) {
            return depth == ColorDepth.PALETTE_16 && index > 15
                    ? basic(nearestOf16(rgb(index)), background)
                    : indexed(index, background);
        }
        return background ? "49" : "39";
    }

    private static String trueColor(int rgb, ColorDepth depth, boolean background) {
        return switch (depth) {
            case TRUE -> (background ? "48;2;" : "38;2;") + (rgb >> 16) + ';' + ((rgb >> 8) & 0xff) + ';' + (rgb & 0xff);
            case PALETTE_256 -> indexed(nearestOf256(rgb), background);
            case PALETTE_16, NONE -> basic(nearestOf16(rgb), background);
        };
    }

    private static String indexed(int index, boolean background) {
        return index < 16 ? basic(index, background) : (background ? "48;5;" : "38;5;") + index;
    }

    private static String basic(int index, boolean background) {
        int base = index < 8 ? 30 + index : 82 + index;
        return Integer.toString(background ? base + 10 : base);
    }

    /// The palette's entry as 0xRRGGBB.
    static int rgb(int index) {
        if (index < 16) {
            return BASE[index];
        }
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return (grey << 16) | (grey << 8) | grey;
        }
        int n = index - 16;
        return (CUBE[n / 36] << 16) | (CUBE[n / 6 % 6] << 8) | CUBE[n % 6];
    }

    /// The nearest of the cube and the greys; the first sixteen are the user's own and not to be counted on.
    static int nearestOf256(int rgb) {
        int red = nearestLevel(rgb >> 16);
        int green = nearestLevel((rgb >> 8) & 0xff);
        int blue = nearestLevel(rgb & 0xff);
        int cube = 16 + 36 * red + 6 * green + blue;
        int mean = ((rgb >> 16) + ((rgb >> 8) & 0xff) + (rgb & 0xff)) / 3;
        int grey = 232 + Math.clamp((mean - 3) / 10, 0, 23);
        return distance(rgb, rgb(grey)) < distance(rgb, rgb(cube)) ? grey : cube;
    }

    private static int nearestLevel(int value) {
        int best = 0;
        for (int i = 1; i < CUBE.length; i++) {
            if (Math.abs(CUBE[i] - value) < Math.abs(CUBE[best] - value)) {
                best = i;
            }
        }
        return best;
    }

    static int nearestOf16(int rgb) {
        int best = 0;
        for (int i = 1; i < 16; i++) {
            if (distance(rgb, BASE[i]) < distance(rgb, BASE[best])) {
                best = i;
            }
        }
        return best;
    }

    /// Weighted as the eye weighs: the cheap approximation with the mean red.
    private static int distance(int a, int b) {
        int meanRed = ((a >> 16) + (b >> 16)) / 2;
        int red = (a >> 16) - (b >> 16);
        int green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff);
        int blue = (a & 0xff) - (b & 0xff);
        return (((512 + meanRed) * red * red) >> 8) + 4 * green * green + (((767 - meanRed) * blue * blue) >> 8);
    }
}
