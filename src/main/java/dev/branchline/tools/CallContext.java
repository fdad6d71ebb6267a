package dev.branchline.tools;

import dev.branchline.changes.Changes;
import dev.branchline.model.change.Origin;
import dev.branchline.workspace.Workspace;

/// What a call works with.
///
/// @param origin who calls
/// @param seen which states of files the models of this session were shown, for refusing edits of what they have not seen
public record CallContext(Workspace workspace, Changes changes, Origin origin, SeenFiles seen) {}
