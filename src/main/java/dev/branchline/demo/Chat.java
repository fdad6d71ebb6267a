package dev.branchline.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// POST /chat/completions: plans an answer, plays it, and writes the bill.
final class Chat {
    private static final int REMEMBERED = 10_000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Pacer pacer;
    private final Account account;
    private final WireTap tap;
    private final PromptCache cache = new PromptCache();
    private final Map<String, Integer> asked = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final AtomicLong number = new AtomicLong();
    private int playing;

    Chat(Pacer pacer, Account account, WireTap tap) {
        this.pacer = pacer;
        this.account = account;
        this.tap = tap;
    }

    void answer(Request request, Reply reply) throws IOException, InterruptedException {
        enter();
        try {
            ChatCall call = ChatCall.of(request);
            PromptCache.Share share = cache.lookUp(call);
            if (share.prompt() > call.model().context()) {
                throw new Refused(Problems.tooLong(call.model(), share.prompt()));
            }
            Plan plan = Scripts.plan(call, timesAsked(call));
            Answering answering = new Answering(call, plan, share, newId(), Clock.systemUTC().instant().getEpochSecond());
            if (call.stream()) {
                answering.stream(reply);
            } else {
                answering.whole(reply);
            }
        } catch (Refused refused) {
            reply.json(refused.document());
        } finally {
            leave();
        }
    }

    /// Waits until no answer is being played.
    void awaitQuiet() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (playing > 0) {
                quiet.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void enter() {
        lock.lock();
        try {
            playing++;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            playing--;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often this very question was asked before, so that a second try gets another answer.
    private int timesAsked(ChatCall call) {
        String question = call.session() + '\n' + call.turns().hashCode();
        lock.lock();
        try {
            if (asked.size() > REMEMBERED) {
                asked.clear();
            }
            return asked.merge(question, 1, Integer::sum) - 1;
        } finally {
            lock.unlock();
        }
    }

    private String newId() {
        StringBuilder id = new StringBuilder("gen-" + (1_795_340_000L + number.incrementAndGet()) + "-");
        for (int i = 0; i < 20; i++) {
            id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /// One answer on its way.
    private final class Answering {
        private final ChatCall call;
        private final Plan plan;
        private final PromptCache.Share share;
        private final String id;
        private final long created;
        private final Tally tally = new Tally();
        private final long started = pacer.now();

        Answering(ChatCall call, Plan plan, PromptCache.Share share, String id, long created) {
            this.call = call;
            this.plan = plan;
            this.share = share;
            this.id = id;
            this.created = created;
        }

        void stream(Reply reply) throws IOException, InterruptedException {
            boolean ended = false;
            try {
                StreamOutlet outlet = new StreamOutlet(reply.events(Map.of("X-Generation-Id", id), plan.dribbled()), call, id, created);
                Player.Played played = new Player(plan, call, outlet, pacer, tally, tap).play();
                Bill bill = settle(played);
                ended = true;
                end(outlet, played, bill);
            } finally {
                if (!ended) {
                    charge(bill(), null, true);
                }
            }
        }

        void whole(Reply reply) throws IOException, InterruptedException {
            WholeOutlet outlet = new WholeOutlet();
            Player.Played played = new Player(plan, call, outlet, pacer, tally, WireTap.NONE).play();
            Bill bill = settle(played);
            String finish = played.finish();
            switch (played.outcome()) {
                case FINISHED, TRUNCATED -> reply.json(outlet.document(call, id, created, finish == null ? "stop" : finish, bill.usage(), metadata()));
                case FAILED -> reply.json(WholeOutlet.failure(id, call));
                case DROPPED -> reply.reset();
            }
        }

        private void end(StreamOutlet outlet, Player.Played played, Bill bill) throws IOException {
            switch (played.outcome()) {
                case FINISHED -> outlet.finish(String.valueOf(played.finish()), bill.usage(), metadata());
                case FAILED -> outlet.fail(metadata());
                case TRUNCATED -> outlet.truncate();
                case DROPPED -> outlet.drop();
            }
        }

        private Bill settle(Player.Played played) {
            Bill bill = played.outcome() == Outcome.FAILED ? bill().waived() : bill();
            charge(bill, played.finish(), false);
            if (played.outcome() == Outcome.FINISHED) {
                cache.answered(call, tally.text.toString());
            }
            return bill;
        }

        private Bill bill() {
            return Bill.of(call, share.prompt(), share.cached(), tally, plan.searches());
        }

        private void charge(Bill bill, @Nullable String finish, boolean cancelled) {
            account.charge(new Account.Generation(id, call, bill, finish, cancelled, millis()));
        }

        private long millis() {
            return (pacer.now() - started) / 1_000_000;
        }

        private @Nullable ObjectNode metadata() {
            return call.metadata() ? Served.metadata(call, millis()) : null;
        }
    }
}
