@NullMarked
package dev.branchline.runtime.terminal;

import org.jspecify.annotations.NullMarked;
