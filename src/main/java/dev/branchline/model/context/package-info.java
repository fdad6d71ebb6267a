/// Plain values of the files that messages carry: what is sent of a file, what is pinned. Uses nothing; any thread.
@NullMarked
package dev.branchline.model.context;

import org.jspecify.annotations.NullMarked;
