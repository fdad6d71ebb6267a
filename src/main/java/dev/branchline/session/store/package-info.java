/// Session files: append-only lines with checksums, one writer thread, locks, recovery, drafts and partial answers. Called by the effect runner.
@NullMarked
package dev.branchline.session.store;

import org.jspecify.annotations.NullMarked;
