package dev.branchline.state.context;

import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.Guidance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of files that come along.
///
/// @param index names that are offered
/// @param indexing the walk that is under way, or null
/// @param growing what it has found so far
/// @param indexedAt when the last walk ended, milliseconds; 0 for never
/// @param readings prompts that wait for their files, oldest first
/// @param looks readings that only look: what is to be pinned if it is there
/// @param known what was found last, without contents; null before the first look
public record FileContext(
        FileIndex index,
        @Nullable RequestId indexing,
        FileIndex growing,
        long indexedAt,
        List<Reading> readings,
        Map<RequestId, List<String>> looks,
        @Nullable ContextFiles known) {
    public FileContext {
        readings = List.copyOf(readings);
        looks = Map.copyOf(looks);
    }

    /// Before anything was looked at.
    public static FileContext start() {
        return new FileContext(new FileIndex(), null, new FileIndex(), 0, List.of(), Map.of(), null);
    }

    /// After a look that found nothing.
    public static FileContext none() {
        return start().with(ContextFiles.NONE);
    }

    FileContext walking(RequestId request, FileIndex found) {
        return new FileContext(index, request, found, indexedAt, readings, looks, known);
    }

    FileContext walked(FileIndex found, long now) {
        return new FileContext(found, null, found, now, readings, looks, known);
    }

    FileContext withReadings(List<Reading> newReadings) {
        return new FileContext(index, indexing, growing, indexedAt, newReadings, looks, known);
    }

    FileContext with(Reading reading) {
        List<Reading> more = new ArrayList<>(readings);
        more.removeIf(r -> r.place().equals(reading.place()));
        more.add(reading);
        return withReadings(more);
    }

    FileContext without(Reading reading) {
        return withReadings(readings.stream().filter(r -> !r.place().equals(reading.place())).toList());
    }

    FileContext looking(RequestId request, List<String> pins) {
        Map<RequestId, List<String>> more = new HashMap<>(looks);
        more.put(request, pins);
        return new FileContext(index, indexing, growing, indexedAt, readings, more, known);
    }

    FileContext looked(RequestId request) {
        Map<RequestId, List<String>> fewer = new HashMap<>(looks);
        fewer.remove(request);
        return new FileContext(index, indexing, growing, indexedAt, readings, fewer, known);
    }

    public FileContext with(ContextFiles found) {
        return new FileContext(index, indexing, growing, indexedAt, readings, looks, found.emptied());
    }

    /// The names to offer: those of a walk that is under way when there are more of them.
    public FileIndex names() {
        return growing.size() > index.size() ? growing : index;
    }

    Optional<Reading> reading(RequestId request) {
        return readings.stream().filter(r -> r.request().equals(request)).findFirst();
    }

    /// The prompts that wait for their files where one stands.
    public List<Reading> readingsAt(@Nullable EntryId head) {
        return readings.stream().filter(r -> Objects.equals(r.below(), head)).toList();
    }

    public List<Guidance> guidance() {
        return known == null ? List.of() : known.guidance();
    }

    /// What the user has to decide before it is sent.
    public Optional<Guidance> undecided() {
        return guidance().stream().filter(g -> g.trust() == Guidance.Trust.NOT_ASKED).findFirst();
    }

    FileContext decided(Guidance guidance, Guidance.Trust trust) {
        if (known == null) {
            return this;
        }
        List<Guidance> all = known.guidance().stream()
                .map(g -> g.path().equals(guidance.path()) && g.hash().equals(guidance.hash()) ? g.with(trust) : g)
                .toList();
        return new FileContext(index, indexing, growing, indexedAt, readings, looks, new ContextFiles(known.files(), known.missing(), all));
    }
}
