@NullMarked
package dev.branchline.tools;

import org.jspecify.annotations.NullMarked;
