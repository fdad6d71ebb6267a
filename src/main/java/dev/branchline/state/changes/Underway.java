package dev.branchline.state.changes;

import dev.branchline.model.RequestId;
import dev.branchline.model.change.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is being done to files at this moment. It comes to its end also when the page it was wished on was closed meanwhile.
///
/// @param direct a wish that is done without asking when nothing stands in its way; null for none
/// @param next such wishes that come after it, in order
/// @param applying plans that are being applied
public record Underway(@Nullable Direct direct, List<Wish> next, List<Applying> applying) {
    static final Underway NONE = new Underway(null, List.of(), List.of());

    /// @param request what is on its way for it: the plan, then its application
    public record Direct(RequestId request, Wish wish) {}

    /// @param after what follows when it is done
    public record Applying(RequestId request, Wish wish, Page.After after) {}

    public Underway {
        next = List.copyOf(next);
        applying = List.copyOf(applying);
    }

    Underway with(@Nullable Direct newDirect) {
        return new Underway(newDirect, next, applying);
    }

    /// A key that is held wishes the same again and again; once is enough.
    Underway queue(Wish wish) {
        if ((direct != null && direct.wish().equals(wish)) || next.contains(wish)) {
            return this;
        }
        List<Wish> more = new ArrayList<>(next);
        more.add(wish);
        return new Underway(direct, more, applying);
    }

    Underway withoutFirst() {
        return new Underway(direct, next.subList(1, next.size()), applying);
    }

    Underway withoutNext() {
        return new Underway(direct, List.of(), applying);
    }

    Underway apply(Applying one) {
        List<Applying> more = new ArrayList<>(applying);
        more.add(one);
        return new Underway(direct, next, more);
    }

    Underway without(Applying one) {
        return new Underway(direct, next, applying.stream().filter(a -> a != one).toList());
    }

    Optional<Applying> applying(RequestId request) {
        return applying.stream().filter(a -> a.request().equals(request)).findFirst();
    }

    boolean isDirect(RequestId request) {
        return direct != null && direct.request().equals(request);
    }
}
