/// The wire: requests, SSE, JSON mapping, errors, retries, catalogue, account. Runs on virtual threads; speaks to the rest in StreamEvents.
@NullMarked
package dev.branchline.openrouter;

import org.jspecify.annotations.NullMarked;
