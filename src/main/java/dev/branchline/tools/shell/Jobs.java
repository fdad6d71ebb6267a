package dev.branchline.tools.shell;

import dev.branchline.tools.process.KeptOutput;
import dev.branchline.tools.process.ProcessGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands that run in the background, until they end, are stopped, or the program ends. Safe for many threads.
final class Jobs {
    private static final int MOST = 20;
    /// Of those that have ended long ago nothing is kept: a model may start any number.
    private static final int MOST_KEPT = 50;
    /// Characters that are kept of each, beginning and end.
    static final int OUTPUT = 512 << 10;

    private final List<Job> jobs = new ArrayList<>();
    private int started;
    private boolean closed;

    /// One command, and how far its output was given to a model.
    static final class Job {
        private final String id;
        private final String command;
        private final ProcessGroup group;
        private final KeptOutput output;
        private final Instant began = Instant.now();
        private long read;

        private Job(String id, String command, ProcessGroup group, KeptOutput output) {
            this.id = id;
            this.command = command;
            this.group = group;
            this.output = output;
        }

        String id() {
            return id;
        }

        ProcessGroup group() {
            return group;
        }

        /// `j1 · running for 3 s · npm start`
        String line() {
            String state = group.isAlive() ? "running for " + Duration.between(began, Instant.now()).toSeconds() + " s" : "ended with exit code " + group.exitCode();
            return id + " · " + state + " · " + command.lines().findFirst().orElse("");
        }

        /// What was written since this was asked last.
        synchronized String unread() {
            synchronized (output) { // what is written between the two would never be told
                String text = output.since(read);
                read = output.length();
                return text == null ? "" : text;
            }
        }
    }

    /// @throws IllegalStateException when too many run, or the program ends; the message is for the model
    synchronized Job add(String command, ProcessGroup group, KeptOutput output) {
        Job job = new Job("j" + ++started, command, group, output);
        jobs.add(job);
        jobs.stream().filter(j -> !j.group.isAlive()).limit(Math.max(0, jobs.size() - MOST_KEPT)).toList().forEach(jobs::remove);
        return job;
    }

    /// Why no further job may be started; empty when one may.
    synchronized String refusal() {
        return closed ? "The program ends."
                : running().size() >= MOST ? MOST + " jobs are running already; stop one first:\n" + list() : "";
    }

    synchronized @Nullable Job find(String id) {
        return jobs.stream().filter(j -> j.id.equals(id)).findFirst().orElse(null);
    }

    synchronized String list() {
        return jobs.isEmpty() ? "There are no background jobs." : String.join("\n", jobs.stream().map(Job::line).toList());
    }

    private List<Job> running() {
        return jobs.stream().filter(j -> j.group.isAlive()).toList();
    }

    void close() {
        List<Job> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(jobs);
        }
        // Side by side: each may take its time to end.
        List<Thread> ends = all.stream().map(job -> Thread.ofVirtual().start(job.group::end)).toList();
        for (Thread end : ends) {
            try {
                end.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
