/// The whole program in a pseudo-terminal.
@NullMarked
package dev.branchline.terminal;

import org.jspecify.annotations.NullMarked;
