package dev.branchline.state;

import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;

/// The next ids. Counted here, so that the same events always give the same ids.
public record Counters(long nextRun, long nextRequest, long nextTimer) {
    public static final Counters START = new Counters(1, 1, 1);

    public RunId run() {
        return new RunId(nextRun);
    }

    public RequestId request() {
        return new RequestId(nextRequest);
    }

    public Counters afterRun() {
        return new Counters(nextRun + 1, nextRequest, nextTimer);
    }

    public Counters afterRequest() {
        return new Counters(nextRun, nextRequest + 1, nextTimer);
    }

    public Counters afterTimer() {
        return new Counters(nextRun, nextRequest, nextTimer + 1);
    }
}
