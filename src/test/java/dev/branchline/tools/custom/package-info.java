@NullMarked
package dev.branchline.tools.custom;

import org.jspecify.annotations.NullMarked;
