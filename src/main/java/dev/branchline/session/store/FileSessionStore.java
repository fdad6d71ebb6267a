package dev.branchline.session.store;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.OwnerLock;
import dev.branchline.disk.WriterThread;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.SessionSummary;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.session.store.FileOpenSession.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The sessions in a data folder. Several processes may use one folder at the same time.
public final class FileSessionStore implements SessionStore {
    private final SessionFiles files;
    private final Clock clock;
    private final AppendingFile.Opener opener;
    private final WriterThread writer = new WriterThread();
    private final SummaryIndex index;
    private final CostFile costs;
    private final Set<OpenSession> open = ConcurrentHashMap.newKeySet();

    /// @param data the data folder; need not exist
    public FileSessionStore(Path data, Clock clock) {
        this(data, clock, AppendingFile::open);
    }

    FileSessionStore(Path data, Clock clock, AppendingFile.Opener opener) {
        this.files = new SessionFiles(data);
        this.clock = clock;
        this.opener = opener;
        this.index = new SummaryIndex(files);
        this.costs = new CostFile(files.costs(), writer, clock);
    }

    @Override
    public OpenSession create(@Nullable String name, String workspace) throws SessionNotOpenedException {
        if (name != null) {
            Optional<String> objection = SessionStore.objectionTo(name);
            if (objection.isPresent()) {
                throw new SessionNotOpenedException(objection.get());
            }
            if (named(name).isPresent()) {
                throw new SessionNotOpenedException("There is a session of this name already: open it, or choose another name.");
            }
        }
        SessionHeader header = new SessionHeader(newId(), name, workspace, clock.instant());
        return writing(new Opened(
                header, new SessionTree(), draft(), List.of(), null, false, true));
    }

    private SessionId newId() {
        String random = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        // By hand: the first use of a formatter takes ten milliseconds, and this is on the way to the first frame.
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        long date = (now.getYear() * 100L + now.getMonthValue()) * 100 + now.getDayOfMonth();
        int time = (now.getHour() * 100 + now.getMinute()) * 100 + now.getSecond();
        return new SessionId(date + "-" + Integer.toString(1_000_000 + time).substring(1) + "-" + random);
    }

    @Override
    public OpenSession open(SessionId id) throws SessionNotOpenedException {
        Path file = files.session(id);
        if (!Files.exists(file)) {
            throw new SessionNotOpenedException("There is no session " + id + ".");
        }
        if (open.stream().anyMatch(session -> !session.readOnly() && session.header().id().equals(id))) {
            throw new SessionNotOpenedException("This session is open already.");
        }
        List<String> notices = new ArrayList<>();
        OwnerLock lock = lock(id, notices);
        boolean handedOver = false;
        try {
            SessionTree tree = new SessionTree();
            SessionLoader loader = new SessionLoader(file);
            boolean mayGrow = lock == null && OwnerLock.owner(files.lock(id)).isPresent();
            loader.read(!mayGrow, tree::append);
            notices.addAll(loader.notices());
            SessionHeader header = header(id, loader, notices);
            if (loader.isNewer()) {
                notices.addFirst("This session was written by a newer version of Branchline: it is open for reading only.");
            }
            if (lock == null || loader.isNewer()) {
                ReadingSession reading = new ReadingSession(header, tree, List.copyOf(notices), loader, open::remove);
                open.add(reading);
                return reading;
            }
            Map<Long, Entry> recovered = recover(id, tree, notices);
            FileOpenSession session = writing(new Opened(
                    header, tree, DraftFile.read(files.draft(id)), List.copyOf(notices), lock, loader.header() != null,
                    loader.endsWithFeed()));
            handedOver = true;
            session.appendRecovered(recovered);
            return session;
        } catch (NoSuchFileException e) {
            throw new SessionNotOpenedException("There is no session " + id + ".", e);
        } catch (IOException e) {
            throw new SessionNotOpenedException("Session " + id + " cannot be read: " + Reasons.of(e) + ".", e);
        } finally {
            if (lock != null && !handedOver) {
                release(lock);
            }
        }
    }

    private static void release(OwnerLock lock) {
        try {
            lock.close();
        } catch (IOException _) {
            // The descriptor is gone in any case, and the lock with it.
            return;
        }
    }

    /// @return null when the session can only be read; a notice says why
    private @Nullable OwnerLock lock(SessionId id, List<String> notices) {
        try {
            if (!Files.isWritable(files.session(id))) {
                notices.add("The session file is write-protected: it is open for reading only.");
                return null;
            }
            OwnerLock lock = OwnerLock.tryAcquire(files.lock(id));
            if (lock == null) {
                String who = OwnerLock.owner(files.lock(id)).map(pid -> " (process " + pid + ")").orElse("");
                notices.add("Another Branchline" + who + " writes to this session: it is open for reading only, and follows.");
            }
            return lock;
        } catch (IOException e) {
            notices.add("The session cannot be locked (" + Reasons.of(e) + "): it is open for reading only.");
            return null;
        }
    }

    private SessionHeader header(SessionId id, SessionLoader loader, List<String> notices) throws IOException {
        SessionHeader header = loader.header();
        if (header != null && header.id().equals(id)) {
            return header;
        }
        if (header != null) {
            notices.add("The session file was renamed; its name counts, not the id that it holds.");
            return new SessionHeader(id, header.name(), header.workspace(), header.startedAt());
        }
        notices.add("The first line of the session file is damaged: its name and workspace are lost, its messages are not.");
        Instant changed = Files.getLastModifiedTime(files.session(id)).toInstant();
        return new SessionHeader(id, null, "", changed);
    }

    /// Turns what was streaming at the end of the last process into answers, in the tree.
    ///
    /// @return the new entries by their keys in the journal, which keeps them until they are in the file
    private Map<Long, Entry> recover(SessionId id, SessionTree tree, List<String> notices) throws IOException {
        Map<Long, Entry> recovered = new LinkedHashMap<>();
        for (JournalReader.Part part : JournalReader.read(files.journal(id))) {
            if (part.isLeftOver(tree)) {
                EntryId under = part.parent;
                if (under != null && !tree.contains(under)) {
                    under = tree.size() == 0 ? null : tree.nodes().getLast().id();
                }
                Entry entry = part.toEntry(tree.nextId(), under, clock.instant());
                tree.append(entry);
                recovered.put(part.key, entry);
            }
        }
        if (recovered.size() == 1) {
            notices.add("An answer was streaming when the program ended; what had arrived is kept as a partial answer.");
        } else if (recovered.size() > 1) {
            notices.add(recovered.size()
                    + " answers were streaming when the program ended; what had arrived is kept as partial answers.");
        }
        return recovered;
    }

    private FileOpenSession writing(Opened opened) {
        FileRunJournal journal = new FileRunJournal(files.journal(opened.header().id()), writer, clock, opener);
        FileOpenSession session = new FileOpenSession(files, opened, writer, journal, opener, open::remove);
        open.add(session);
        return session;
    }

    @Override
    public Optional<SessionId> find(String nameOrId) {
        Optional<SessionId> named = named(nameOrId);
        if (named.isPresent() || !nameOrId.matches("[A-Za-z0-9-]{1,64}")) {
            return named;
        }
        SessionId id = new SessionId(nameOrId);
        return Files.exists(files.session(id)) ? Optional.of(id) : Optional.empty();
    }

    private Optional<SessionId> named(String name) {
        return list().stream().filter(s -> name.equals(s.name())).findFirst().map(SessionSummary::id);
    }

    @Override
    public Optional<SessionId> latest(String workspace) {
        return list().stream().filter(s -> s.workspace().equals(workspace)).findFirst().map(SessionSummary::id);
    }

    @Override
    public List<SessionSummary> list() {
        return index.list();
    }

    @Override
    public String draft() {
        return DraftFile.read(files.draft());
    }

    @Override
    public DayLedger costs() {
        return costs;
    }

    @Override
    public void close() throws SaveFailedException {
        SaveFailedException failure = null;
        for (OpenSession session : List.copyOf(open)) {
            try {
                session.close();
            } catch (SaveFailedException e) {
                failure = e;
            }
        }
        try {
            writer.call(() -> {
                costs.flush();
                return true;
            });
        } catch (ExecutionException e) {
            failure = new SaveFailedException("The costs could not be saved.", e);
        } finally {
            writer.close();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
