/// Conversation, runs in flight, and what becomes of them. UI thread.
@NullMarked
package dev.branchline.state.chat;

import org.jspecify.annotations.NullMarked;
