/// Plain values of file changes: what was changed by whom, in which hunks, what a revert would do and did. Paths are relative to the
/// workspace with `/` between their parts; a file outside of it has its absolute path.
@NullMarked
package dev.branchline.model.change;

import org.jspecify.annotations.NullMarked;
