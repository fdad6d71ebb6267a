/// Token colours for code, a line at a time. One instance per code block, used by the UI thread.
@NullMarked
package dev.branchline.text.syntax;

import org.jspecify.annotations.NullMarked;
