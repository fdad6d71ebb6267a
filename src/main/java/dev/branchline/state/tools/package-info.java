/// Tools in the conversation: the calls of a round, what waits for the user, and the answers to that. UI thread.
@NullMarked
package dev.branchline.state.tools;

import org.jspecify.annotations.NullMarked;
