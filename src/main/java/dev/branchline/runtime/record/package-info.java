/// Recordings of what happened, and playing them back. Flags `--record` and `--replay`; nothing of it is loaded without them.
@NullMarked
package dev.branchline.runtime.record;

import org.jspecify.annotations.NullMarked;
