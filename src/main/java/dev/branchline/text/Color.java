package dev.branchline.text;

import org.jspecify.annotations.Nullable;

/// A colour of the terminal: its default, one of its palette, or a true colour. Cut down to what the terminal can show
/// only where bytes are made.
public sealed interface Color {
    record Default() implements Color {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Default;
        }

        @Override
        public int hashCode() {
            return 0x0D;
        }
    }

    /// @param index 0 to 255; 0 to 15 are the terminal's own sixteen
    record Indexed(int index) implements Color {
        public Indexed {
            if (index < 0 || index > 255) {
                throw new IllegalArgumentException("palette index must be 0 to 255, got " + index);
            }
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Indexed other && index == other.index;
        }

        @Override
        public int hashCode() {
            return 0x1D000000 + index;
        }
    }

    /// @param rgb 0xRRGGBB
    record Rgb(int rgb) implements Color {
        public Rgb {
            if (rgb < 0 || rgb > 0xFFFFFF) {
                throw new IllegalArgumentException("rgb must be 0 to 0xFFFFFF, got " + rgb);
            }
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Rgb other && rgb == other.rgb;
        }

        @Override
        public int hashCode() {
            return rgb;
        }
    }

    Color DEFAULT = new Default();

    static Color rgb(int rgb) {
        return new Rgb(rgb);
    }

    static Color indexed(int index) {
        return new Indexed(index);
    }
}
