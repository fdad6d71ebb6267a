package dev.branchline.app;

import dev.branchline.changes.Changes;
import dev.branchline.changes.StaleFileException;
import dev.branchline.model.SessionSummary;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Wish;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.state.changes.PreviewText;
import dev.branchline.text.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What the verbs about changes have in common: the session they speak of, plain text or JSON, exit codes.
abstract class ChangeCommand implements Callable<Integer> {
    static final String CODES = "Exit codes: 0 done, 1 nothing to do or failed, 2 wrong usage,";
    static final String MORE_CODES = "6 conflicts (nothing was written), 7 some files were skipped.";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = {"-s", "--session"}, paramLabel = "NAME", description = "The session, by name or id; the newest of this folder when left out.")
    private @Nullable String session;

    @Option(names = "--json", description = "Prints JSON, one object a line.")
    private boolean json;

    /// Work with an open ledger.
    abstract int run(Changes ledger, Opened opened) throws IOException;

    /// @param workspace the folder that the session works on
    record Opened(SessionLedgers ledgers, String workspace) {}

    @Override
    public Integer call() throws Exception {
        Environment environment = Environment.read(null);
        try (FileSessionStore store = new FileSessionStore(environment.folders().data(), Clock.systemUTC())) {
            Optional<SessionSummary> found = find(store);
            if (found.isEmpty()) {
                throw new IOException(session == null
                        ? "There is no session of this folder yet. Name one with -s; branchline --sessions lists all."
                        : "There is no session “" + session + "”. branchline --sessions lists all.");
            }
            SessionLedgers ledgers = new SessionLedgers(environment.folders());
            try (Changes ledger = ledgers.open(found.get().workspace(), found.get().id())) {
                return run(ledger, new Opened(ledgers, found.get().workspace()));
            }
        }
    }

    private Optional<SessionSummary> find(FileSessionStore store) {
        List<SessionSummary> all = store.list();
        if (session != null) {
            return all.stream().filter(s -> session.equals(s.name()))
                    .findFirst()
                    .or(() -> all.stream().filter(s -> s.id().value().equals(session)).findFirst());
        }
        String here = Path.of("").toAbsolutePath().normalize().toString();
        return all.stream().filter(s -> s.workspace().equals(here)).findFirst();
    }

    /// Ids of changes on the command line; what is none is wrong usage.
    List<ChangeId> ids(List<String> texts) {
        List<ChangeId> ids = new ArrayList<>();
        for (String text : texts) {
            try {
                ids.add(ChangeId.parse(text));
            } catch (IllegalArgumentException e) {
                throw wrong("“" + text + "” names no change: they are called c1, c2 and so on; branchline changes lists them.");
            }
        }
        return ids;
    }

    ParameterException wrong(String why) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), why);
    }

    PrintWriter out() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }

    void complain(String text) {
        PrintWriter err = java.util.Objects.requireNonNull(spec).commandLine().getErr();
        err.println("branchline: " + SafeText.of(text));
        err.flush();
    }

    boolean json() {
        return json;
    }

    /// Plans, tells, and does it unless it is only to be looked at or would conflict.
    int fulfil(Changes ledger, Wish wish, boolean dryRun) throws IOException {
        Plan plan = ledger.plan(wish);
        if (!plan.blocked().isEmpty()) {
            tell(plan, plan.files(), false, null);
            complain(plan.blocked());
            return ExitCode.FAILED;
        }
        if (plan.hasConflicts()) {
            tell(plan, plan.files(), false, null);
            complain("There are conflicts; nothing was written. Settle them in the program: F4.");
            return ExitCode.CONFLICTS;
        }
        if (dryRun || plan.files().isEmpty()) {
            tell(plan, plan.files(), false, null);
            return plan.files().stream().anyMatch(f -> f.fate().writes()) ? skipped(plan.files()) : nothing(plan);
        }
        try {
            Report report = ledger.apply(plan);
            tell(plan, report.files(), report.operation() != null, report.operation() == null ? null : report.operation().toString());
            return report.operation() == null ? nothing(plan) : skipped(report.files());
        } catch (StaleFileException e) {
            complain(e.path() + " was changed just now; nothing was written. Try again.");
            return ExitCode.FAILED;
        }
    }

    private int nothing(Plan plan) {
        complain("Nothing to do: " + plan.title() + ".");
        return plan.files().stream().anyMatch(f -> f.fate() == FilePlan.Fate.SKIPPED) ? ExitCode.SKIPPED : ExitCode.FAILED;
    }

    private static int skipped(List<FilePlan> files) {
        return files.stream().anyMatch(f -> f.fate() == FilePlan.Fate.SKIPPED) ? ExitCode.SKIPPED : ExitCode.OK;
    }

    private void tell(Plan plan, List<FilePlan> files, boolean done, @Nullable String operation) {
        if (json) {
            out().println(ChangesJson.outcome(plan, files, done, operation));
            return;
        }
        out().println(SafeText.of(plan.title()) + (done ? " (" + operation + ")" : ": nothing is done yet"));
        for (FilePlan file : files) {
            String why = file.why().isEmpty() ? "" : "  " + file.why();
            out().println(SafeText.of("  " + PreviewText.word(file.fate(), done) + "  " + file.path() + "  +" + file.added() + " -" + file.removed() + why));
        }
    }
}
