@NullMarked
package dev.branchline.tools.permission;

import org.jspecify.annotations.NullMarked;
