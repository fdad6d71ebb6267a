/// The conversation pane: entries laid out in rows once, painted by the row. UI thread only.
@NullMarked
package dev.branchline.ui.transcript;

import org.jspecify.annotations.NullMarked;
