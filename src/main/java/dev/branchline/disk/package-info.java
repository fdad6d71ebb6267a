/// Files that only grow, line by line, each line sealed with a checksum; files that only their owner reads; locks that die
/// with their process. What sessions, ledgers and blobs stand on. Knows nothing of what is in the lines.
/// Each object belongs to the thread that made it, unless it says otherwise.
@NullMarked
package dev.branchline.disk;

import org.jspecify.annotations.NullMarked;
