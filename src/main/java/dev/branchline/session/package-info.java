/// The conversation tree, pure and in memory: entries, head, branches, totals. Owned by the UI thread.
@NullMarked
package dev.branchline.session;

import org.jspecify.annotations.NullMarked;
