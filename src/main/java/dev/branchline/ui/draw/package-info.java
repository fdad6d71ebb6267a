/// Small things that all painters use: a pen for one row, figures for people. UI thread only.
@NullMarked
package dev.branchline.ui.draw;

import org.jspecify.annotations.NullMarked;
