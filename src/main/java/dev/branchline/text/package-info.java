/// Text as the terminal sees it: graphemes, cell width, safe glyphs, styled lines, wrapping. Pure and thread-safe.
@NullMarked
package dev.branchline.text;

import org.jspecify.annotations.NullMarked;
