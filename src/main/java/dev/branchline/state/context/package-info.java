/// Files that come along with what is asked: mentions, pins, what of them is sent, and the names that are offered. UI thread.
@NullMarked
package dev.branchline.state.context;

import org.jspecify.annotations.NullMarked;
