/// What was done to files and how it is taken back: diff, hunks, three-way merge, the store of contents, the ledger of changes, the log of
/// operations, plans and their application. Stands on `workspace`; shows nothing and decides nothing about permission.
@NullMarked
package dev.branchline.changes;

import org.jspecify.annotations.NullMarked;
