package dev.branchline.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Origin;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Settlement;
import dev.branchline.model.change.Settlement.Choice;
import dev.branchline.model.change.Wish;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.WriteStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Does random things to a workspace as the AI, a shell command, the user, and the user with undo; after each step checks what must
/// always hold. Each line that the user writes is unlike any other, so that it can be looked for.
final class RandomWork {
    private static final List<String> PATHS = List.of(
            "a.txt", "b.txt", "src/c.txt", "src/deep/d.txt", "sp ace/ä 漢字.txt", "e\u0301.txt", "new\nline.txt", "f");
    private static final Pattern USER_LINE = Pattern.compile("user\\d+");

    final LedgerFolder folder;
    private final Random random;
    private final boolean withUser;
    private final Map<String, Content> start;
    private final Set<String> removed = new HashSet<>();
    private final List<Runnable> backwards = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();
    private int lines;
    private int answers;
    private int calls;
    int conflicts;
    int applied;

    RandomWork(LedgerFolder folder, long seed, boolean withUser) throws IOException {
        this.folder = folder;
        this.random = new Random(seed);
        this.withUser = withUser;
        for (String path : PATHS) {
            if (random.nextInt(3) > 0) {
                put(path, form(text(line("user"), 1 + random.nextInt(12))));
            }
        }
        start = files();
    }

    String story() {
        return story.toString();
    }

    void steps(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    private void step() throws IOException {
        int what = random.nextInt(withUser ? 20 : 14);
        if (what < 5) {
            aiWrites();
        } else if (what < 8) {
            shell();
        } else if (what < 14) {
            operation();
        } else if (what < 19) {
            String path = any();
            tell("user " + path);
            userChanges(path);
        } else {
            reopen();
        }
    }

    private void tell(String what) {
        story.append(what.replace("\n", "\\n")).append('\n');
    }

    // --- texts ---

    private String line(String who) {
        lines++;
        return who + lines;
    }

    private String text(String first, int count) {
        StringBuilder text = new StringBuilder(first).append('\n');
        for (int i = 1; i < count; i++) {
            text.append(line(first.startsWith("user") ? "user" : "ai")).append('\n');
        }
        return text.toString();
    }

    /// The text in one of many forms.
    private byte[] form(String text) throws IOException {
        String said = switch (random.nextInt(5)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            case 2 -> text.replaceFirst("\n", "\r\n");
            default -> text;
        };
        return switch (random.nextInt(8)) {
            case 0 -> new FileText(said, StandardCharsets.UTF_8, true).bytes();
            case 1 -> new FileText(said, StandardCharsets.UTF_16LE, true).bytes();
            case 2 -> new FileText(said, StandardCharsets.UTF_16BE, true).bytes();
            case 3 -> new FileText(said + "é\n", StandardCharsets.ISO_8859_1, false).bytes();
            default -> said.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] binary() {
        byte[] bytes = new byte[20 + random.nextInt(300)];
        random.nextBytes(bytes);
        bytes[3] = 0;
        return bytes;
    }

    /// Some lines gone, some new ones, in the form the text has.
    private byte[] edited(byte[] bytes, String who) throws IOException {
        var form = TextForm.of(Content.regular(bytes, 0644));
        if (form.isEmpty()) {
            return random.nextBoolean() ? binary() : form(text(line(who), 3));
        }
        StringBuilder text = new StringBuilder();
        String end = form.get().file().lineEnds() == FileText.LineEnds.CRLF ? "\r\n" : "\n";
        var old = form.get().lines();
        int many = 1 + random.nextInt(6);
        for (int i = 0; i < old.lines(); i++) {
            int what = random.nextInt(many * 2);
            if (what == 0) {
                text.append(line(who)).append(end);
            }
            if (what != 1) {
                text.append(old.line(i));
            }
            if (what == 2 && random.nextBoolean()) {
                closed(text, end).append(line(who)).append(end);
            }
        }
        if (random.nextInt(3) == 0) {
            closed(text, end).append(line(who));
            text.append(random.nextBoolean() ? end : "");
        }
        if (random.nextInt(15) == 0) {
            return form(text.toString().replace("\r", ""));
        }
        return form.get().file().with(text.toString()).bytes();
    }

    private static StringBuilder closed(StringBuilder text, String end) {
        return !text.isEmpty() && text.charAt(text.length() - 1) != '\n' ? text.append(end) : text;
    }

    // --- files ---

    private String any() {
        return PATHS.get(random.nextInt(PATHS.size()));
    }

    private void put(String path, byte[] bytes) throws IOException {
        Path file = folder.at(path);
        Files.createDirectories(file.getParent());
        if (Files.isSymbolicLink(file)) {
            Files.delete(file);
        }
        Files.write(file, bytes);
    }

    private boolean isThere(String path) {
        return Files.exists(folder.at(path), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isFile(String path) {
        return Files.isRegularFile(folder.at(path), LinkOption.NOFOLLOW_LINKS);
    }

    private Map<String, Content> files() throws IOException {
        Map<String, Content> found = new TreeMap<>();
        DiskFiles files = new DiskFiles(folder.workspace, WriteStep.Witness.NONE);
        try (Stream<Path> all = Files.walk(folder.root)) {
            for (Path file : all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).toList()) {
                String path = folder.root.relativize(file).toString();
                found.put(path, files.read(path));
            }
        }
        return found;
    }

    private static Map<String, FileState> states(Map<String, Content> files) {
        Map<String, FileState> states = new TreeMap<>();
        files.forEach((path, content) -> states.put(path, content.state()));
        return states;
    }

    private static Set<String> userLines(Map<String, Content> files) {
        return counted(files).keySet();
    }

    private static Map<String, Integer> counted(Map<String, Content> files) {
        Map<String, Integer> found = new HashMap<>();
        files.values().forEach(content -> TextForm.of(content).ifPresent(form -> {
            Matcher matcher = USER_LINE.matcher(form.file().text());
            while (matcher.find()) {
                found.merge(matcher.group(), 1, Integer::sum);
            }
        }));
        return found;
    }

    /// Lines of the user that are there fewer times than before: undo may have brought one a second time, and then the one and the other go.
    private static Set<String> fewer(Map<String, Content> before, Map<String, Content> after) {
        Map<String, Integer> left = counted(after);
        Map<String, Integer> was = counted(before);
        was.entrySet().removeIf(line -> left.getOrDefault(line.getKey(), 0) >= line.getValue());
        return was.keySet();
    }

    // --- deeds ---

    private String answer() {
        if (random.nextInt(3) == 0) {
            answers++;
        }
        return "x" + answers;
    }

    /// One call of an answer that may have made others.
    private Origin origin() {
        calls++;
        Origin of = LedgerFolder.origin(answer());
        return new Origin(of.session(), of.turn(), of.answer(), "call-" + calls, of.tool(), of.model());
    }

    private void aiWrites() throws IOException {
        Map<String, Content> before = files();
        DiskFiles disk = new DiskFiles(folder.workspace, WriteStep.Witness.NONE);
        Map<String, FileWrite> writes = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String path = any();
            Content now = disk.read(path);
            if (now.state() instanceof FileState.Link) {
                continue;
            }
            byte[] bytes = now.bytes() == null
                    ? form(random.nextInt(6) == 0 ? "" : text(line("ai"), 1 + random.nextInt(8)))
                    : random.nextInt(10) == 0 ? null : edited(now.bytes(), "ai");
            writes.put(path, new FileWrite(path, now.state(), bytes, random.nextInt(9) == 0 ? 0755 : -1));
        }
        tell("ai " + writes.keySet());
        List<Change> made = folder.ledger.write(origin(), List.copyOf(writes.values()));
        recorded(before, made);
    }

    private void recorded(Map<String, Content> before, List<Change> made) throws IOException {
        made.forEach(c -> tell("  " + c.id() + " " + c.edit().renamedFrom() + " > " + c.path() + " " + c.origin().answer()));
        Map<String, Content> after = files();
        removed.addAll(fewer(before, after));
        if (!made.isEmpty()) {
            List<Selection> parts = made.stream().map(c -> Selection.of(c.id())).toList();
            backwards.add(() -> back(new Wish.Revert(parts)));
        }
        for (Change change : made) {
            Content content = after.getOrDefault(change.path(), Content.ABSENT);
            assertThat(change.edit().after()).isEqualTo(content.state());
            String from = change.edit().renamedFrom() == null ? change.path() : change.edit().renamedFrom();
            assertThat(change.edit().before()).isEqualTo(before.getOrDefault(from, Content.ABSENT).state());
        }
        assertThat(made.stream().map(Change::path).toList()).doesNotHaveDuplicates();
    }

    private void shell() throws IOException {
        Map<String, Content> before = files();
        Changes.Watch watch = folder.ledger.watch(origin());
        for (int i = random.nextInt(3); i >= 0; i--) {
            String path = any();
            tell("shell " + path);
            anyhow(path, "ai");
        }
        recorded(before, watch.finish().changes());
        Map<String, Content> after = files();
        long differing = Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct()
                .filter(p -> !before.getOrDefault(p, Content.ABSENT).state().equals(after.getOrDefault(p, Content.ABSENT).state()))
                .count();
        assertThat(differing == 0).isEqualTo(after.isEmpty() ? before.isEmpty() : states(before).equals(states(after)));
    }

    private void userChanges(String path) throws IOException {
        Map<String, Content> before = files();
        anyhow(path, "user");
        removed.addAll(fewer(before, files()));
    }

    private void anyhow(String path, String who) throws IOException {
        Path file = folder.at(path);
        switch (random.nextInt(10)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> {
                String to = any();
                if (isThere(path) && !isThere(to)) {
                    tell("  to " + to);
                    Files.createDirectories(folder.at(to).getParent());
                    Files.move(file, folder.at(to));
                }
            }
            case 2 -> {
                if (isFile(path)) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(random.nextBoolean() ? "rwxr-xr-x" : "rw-------"));
                }
            }
            case 3 -> put(path, new byte[0]);
            case 4 -> {
                if (who.equals("ai") || !isFile(path)) {
                    put(path, binary());
                }
            }
            case 5 -> {
                if (!isThere(path)) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of("to-" + random.nextInt(3)));
                }
            }
            default -> put(path, isFile(path) ? edited(Files.readAllBytes(file), who) : form(text(line(who), 1 + random.nextInt(8))));
        }
    }

    private void reopen() throws IOException {
        tell("reopen");
        var before = folder.ledger.view();
        folder.reopen();
        var after = folder.ledger.view();
        assertThat(after.operations()).isEqualTo(before.operations());
        assertThat(after.changes()).isEqualTo(before.changes());
    }

    // --- the user's operations ---

    private void operation() throws IOException {
        List<Change> changes = folder.ledger.view().changes().stream().map(s -> s.change()).toList();
        if (changes.isEmpty()) {
            return;
        }
        Wish wish = switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Wish.Revert(parts(changes));
            case 3 -> new Wish.Reapply(parts(changes));
            case 4 -> new Wish.Keep(parts(changes));
            case 5 -> new Wish.RevertAnswers(some());
            case 6 -> new Wish.Follow(List.copyOf(some()), List.copyOf(some()));
            case 7, 8, 9 -> new Wish.Undo(null);
            case 10 -> new Wish.Undo(random.nextBoolean() ? null : anyOperation());
            default -> new Wish.Redo();
        };
        Plan plan = folder.ledger.plan(wish);
        tell(wish + " = o" + (folder.ledger.view().operations().size() + 1) + " " + plan.blocked() + plan.files().stream().map(p -> p.path() + " " + p.fate()).toList());
        boolean destroys = false;
        for (int round = 0; plan.hasConflicts(); round++) {
            assertThat(round).isLessThan(200);
            conflicts++;
            if (random.nextBoolean()) {
                return;
            }
            List<Settlement> settlements = new ArrayList<>();
            for (FilePlan file : plan.files()) {
                if (file.fate() == Fate.CONFLICT) {
                    List<Choice> choices = new ArrayList<>();
                    for (int i = 0; i < file.conflicts().size(); i++) {
                        Choice choice = random.nextInt(4) == 0 ? new Choice.Wished() : new Choice.Now();
                        destroys |= choice instanceof Choice.Wished;
                        choices.add(choice);
                    }
                    settlements.add(new Settlement(file.path(), choices));
                }
            }
            plan = folder.ledger.settle(plan, settlements);
        }
        if (plan.blocked().isEmpty()) {
            apply(plan, destroys);
        }
    }

    private @Nullable OperationId anyOperation() {
        var all = folder.ledger.view().operations();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size())).id();
    }

    private Set<EntryId> some() {
        Set<EntryId> some = new HashSet<>();
        for (int i = 0; i <= answers; i++) {
            if (random.nextInt(3) == 0) {
                some.add(new EntryId("x" + i));
            }
        }
        return some;
    }

    private List<Selection> parts(List<Change> changes) {
        List<Selection> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Change change = changes.get(random.nextInt(changes.size()));
            if (change.hunks().isEmpty() || random.nextInt(3) == 0) {
                parts.add(Selection.of(change.id()));
            } else {
                Hunk hunk = change.hunks().get(random.nextInt(change.hunks().size()));
                List<Integer> some = new ArrayList<>();
                for (int line = 0; line < hunk.removed() + hunk.added(); line++) {
                    if (random.nextBoolean()) {
                        some.add(line);
                    }
                }
                parts.add(random.nextInt(3) == 0 ? new Selection(change.id(), hunk.index(), some) : Selection.of(change.id(), hunk.index()));
            }
        }
        return parts;
    }

    private void apply(Plan plan, boolean destroys) throws IOException {
        Map<String, Content> before = files();
        Map<String, String> previews = new HashMap<>();
        for (FilePlan file : plan.files()) {
            var result = folder.ledger.result(plan, file.path());
            if (result.text()) {
                previews.put(file.path(), result.after().text());
            }
        }
        Report report = folder.ledger.apply(plan);
        applied++;
        Map<String, Content> after = files();

        Map<String, FileState> expected = new TreeMap<>(states(before));
        for (FilePlan file : plan.files()) {
            if (file.edit().renamedFrom() != null) {
                expected.remove(file.edit().renamedFrom());
            }
            if (file.edit().after() instanceof FileState.Absent) {
                expected.remove(file.path());
            } else {
                expected.put(file.path(), file.edit().after());
            }
        }
        assertThat(states(after)).as("preview is result").isEqualTo(expected);
        for (FilePlan file : plan.files()) {
            var form = TextForm.of(after.getOrDefault(file.path(), Content.ABSENT));
            if (form.isPresent() && previews.containsKey(file.path())) {
                assertThat(form.get().file().text()).isEqualTo(previews.get(file.path()));
            }
        }
        assertThat(report.files()).as("report is result").isEqualTo(plan.files());

        Set<String> lost = userLines(before);
        lost.removeAll(userLines(after));
        if (!destroys) {
            Set<String> itsOwn = written(plan.wish());
            itsOwn.retainAll(lost);
            lost.removeAll(itsOwn);
            removed.addAll(itsOwn); // So undo and redo may bring and take them.
            boolean onlyBack = plan.wish() instanceof Wish.Revert || plan.wish() instanceof Wish.RevertAnswers || plan.wish() instanceof Wish.Keep;
            if (onlyBack) {
                assertThat(lost).as("lines of the user that a revert removed from %s", told(before)).isEmpty();
            } else {
                lost.removeAll(removed);
                assertThat(lost).as("lines of the user that nobody had removed from %s", told(before)).isEmpty();
            }
        } else {
            removed.addAll(lost);
        }
        for (Map.Entry<String, Content> file : before.entrySet()) {
            if (file.getValue().state() instanceof FileState.Regular was && !file.getValue().state().equals(states(after).get(file.getKey()))) {
                assertThat(new BlobStore(folder.data.resolve("blobs")).get(was.hash())).isEqualTo(file.getValue().bytes());
            }
        }
        OperationId id = report.operation();
        if (id != null) {
            backwards.add(() -> back(new Wish.Undo(id)));
        }
    }

    private static Map<String, String> told(Map<String, Content> files) {
        Map<String, String> told = new TreeMap<>();
        files.forEach((path, content) -> TextForm.of(content).ifPresent(form -> told.put(path, form.file().text())));
        return told;
    }

    /// Lines that the AI took away and wrote again in the same hunk, of which single lines are chosen: both of them may go.
    private Set<String> written(Wish wish) throws IOException {
        List<Selection> parts = switch (wish) {
            case Wish.Revert revert -> revert.parts();
            case Wish.Reapply reapply -> reapply.parts();
            case Wish.Keep _, Wish.RevertAnswers _, Wish.Follow _, Wish.Undo _, Wish.UndoAll _, Wish.Redo _ -> List.of();
        };
        Set<String> found = new HashSet<>();
        for (Selection part : parts) {
            Integer hunk = part.hunk();
            if (hunk != null && part.lines() != null) {
                var diff = folder.ledger.diff(part.change());
                Hunk of = diff.hunks().get(hunk);
                Set<String> old = userLines(diff.before(), of.oldStart(), of.oldEnd());
                Set<String> fresh = userLines(diff.after(), of.newStart(), of.newEnd());
                old.retainAll(fresh);
                found.addAll(wish instanceof Wish.Revert ? fresh : old);
            }
        }
        return found;
    }

    private static Set<String> userLines(LineText text, int from, int to) {
        Set<String> found = new HashSet<>();
        for (int i = from; i < to; i++) {
            USER_LINE.matcher(text.line(i)).results().map(r -> r.group()).forEach(found::add);
        }
        return found;
    }

    private void back(Wish wish) {
        try {
            tell("back " + wish);
            Plan plan = folder.ledger.plan(wish);
            assertThat(plan.files().stream().map(FilePlan::fate)).as(() -> plan.files().toString()).doesNotContain(Fate.CONFLICT, Fate.SKIPPED, Fate.MERGED);
            if (plan.blocked().isEmpty()) {
                folder.ledger.apply(plan);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Goes all the way back, step by step, and finds the beginning, byte for byte.
    void allTheWayBack() throws IOException {
        for (Runnable step : backwards.reversed()) {
            step.run();
        }
        assertThat(states(files())).isEqualTo(states(start));
    }

    /// What is shown before several operations are taken back is what it comes to when they are taken back one by one.
    void backAtOnce() throws IOException {
        List<Operation> all = folder.ledger.view().operations();
        List<OperationId> newest = all.reversed().subList(0, random.nextInt(all.size() + 1)).stream().map(Operation::id).toList();
        Plan shown = folder.ledger.plan(new Wish.UndoAll(newest));
        Map<String, FileState> expected = new TreeMap<>(states(files()));
        for (FilePlan file : shown.files()) {
            if (file.fate() == FilePlan.Fate.CONFLICT || file.fate() == FilePlan.Fate.SKIPPED) {
                return; // it would stop there
            }
            String from = file.edit().renamedFrom();
            if (from != null) {
                expected.remove(from);
            }
            expected.put(file.path(), file.edit().after());
        }
        expected.values().removeIf(s -> s instanceof FileState.Absent);
        for (OperationId id : newest) {
            if (isDone(id)) {
                Plan plan = folder.ledger.plan(new Wish.Undo(id));
                if (plan.files().stream().anyMatch(f -> f.fate() == FilePlan.Fate.CONFLICT || f.fate() == FilePlan.Fate.SKIPPED)) {
                    return; // alone it needs the user, though all of them together would not: it stops, and says so
                }
                if (plan.blocked().isEmpty()) {
                    folder.ledger.apply(plan);
                }
            }
        }
        Map<String, FileState> found = new TreeMap<>(states(files()));
        found.values().removeIf(s -> s instanceof FileState.Absent);
        assertThat(found).as("after taking back %s", newest).isEqualTo(expected);
    }

    private boolean isDone(OperationId id) {
        List<Operation> all = folder.ledger.view().operations();
        Operation of = all.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
        boolean undone = all.stream().anyMatch(o -> o.id().equals(of.of()) && o.undone());
        return (of.kind() == Operation.Kind.UNDO) == undone;
    }
}
