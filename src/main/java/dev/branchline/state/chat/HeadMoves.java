package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the head stood before and after its moves, for undo and redo.
///
/// @param back earlier places, newest last
/// @param forth places that were left by going back, nearest last
public record HeadMoves(List<Place> back, List<Place> forth) {
    public static final HeadMoves NONE = new HeadMoves(List.of(), List.of());
    private static final int MOST = 1_000;

    /// A place that was left.
    ///
    /// @param id empty stands for "before the first message"
    /// @param left when, milliseconds since the epoch
    /// @param files the operation by which the files went along; null when they stayed
    public record Place(Optional<EntryId> id, long left, @Nullable OperationId files) {}

    /// Notes a move away from a place.
    public HeadMoves from(Optional<EntryId> place, long now) {
        return new HeadMoves(plus(back, new Place(place, now, null)), List.of());
    }

    /// The newest move took the files along.
    public HeadMoves withFiles(OperationId operation) {
        if (back.isEmpty()) {
            return this;
        }
        List<Place> changed = new ArrayList<>(back.subList(0, back.size() - 1));
        changed.add(new Place(back.getLast().id(), back.getLast().left(), operation));
        return new HeadMoves(List.copyOf(changed), forth);
    }

    /// One step back from a place; empty when there is none.
    public Optional<HeadMoves> undone(Optional<EntryId> from, long now) {
        return back.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeadMoves(
                        List.copyOf(back.subList(0, back.size() - 1)), plus(forth, new Place(from, now, back.getLast().files()))));
    }

    public Optional<HeadMoves> redone(Optional<EntryId> from, long now) {
        return forth.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeadMoves(
                        plus(back, new Place(from, now, forth.getLast().files())), List.copyOf(forth.subList(0, forth.size() - 1))));
    }

    private static List<Place> plus(List<Place> list, Place place) {
        List<Place> more = new ArrayList<>(list.size() >= MOST ? list.subList(1, list.size()) : list);
        more.add(place);
        return List.copyOf(more);
    }
}
