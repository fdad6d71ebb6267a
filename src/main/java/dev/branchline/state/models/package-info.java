/// The catalogue and the picker's rows. UI thread.
@NullMarked
package dev.branchline.state.models;

import org.jspecify.annotations.NullMarked;
