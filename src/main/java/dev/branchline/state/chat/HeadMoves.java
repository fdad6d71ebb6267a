package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the head stood before and after its moves, for undo and redo. Empty stands for "before the first message".
///
/// @param back earlier places, newest last
/// @param forth places that were left by going back, nearest last
public record HeadMoves(List<Optional<EntryId>> back, List<Optional<EntryId>> forth) {
    public static final HeadMoves NONE = new HeadMoves(List.of(), List.of());
    private static final int MOST = 1_000;

    /// Notes a move away from a place.
    public HeadMoves from(Optional<EntryId> place) {
        return new HeadMoves(plus(back, place), List.of());
    }

    /// One step back from a place; empty when there is none.
    public Optional<HeadMoves> undone(Optional<EntryId> now) {
        return back.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeadMoves(List.copyOf(back.subList(0, back.size() - 1)), plus(forth, now)));
    }

    public Optional<HeadMoves> redone(Optional<EntryId> now) {
        return forth.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeadMoves(plus(back, now), List.copyOf(forth.subList(0, forth.size() - 1))));
    }

    private static List<Optional<EntryId>> plus(List<Optional<EntryId>> list, Optional<EntryId> place) {
        List<Optional<EntryId>> more = new ArrayList<>(list.size() >= MOST ? list.subList(1, list.size()) : list);
        more.add(place);
        return List.copyOf(more);
    }
}
