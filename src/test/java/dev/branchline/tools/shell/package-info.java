@NullMarked
package dev.branchline.tools.shell;

import org.jspecify.annotations.NullMarked;
