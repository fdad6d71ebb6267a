package dev.branchline.model.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules as they are after a [PermissionWish].
///
/// @param rules the narrowest source first, in one source as they stand there
/// @param sandbox what commands are kept from; empty without a sandbox
/// @param tried what was tried, or null
/// @param problem why the wish was not fulfilled; empty when it was
public record PermissionAnswer(List<SourcedRule> rules, String sandbox, @Nullable TriedCall tried, String problem) {
    public PermissionAnswer {
        rules = List.copyOf(rules);
    }
}
