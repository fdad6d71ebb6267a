/// CommonMark to styled lines, with a settled prefix for streaming answers. One instance per answer, used by the UI thread.
@NullMarked
package dev.branchline.text.markdown;

import org.jspecify.annotations.NullMarked;
