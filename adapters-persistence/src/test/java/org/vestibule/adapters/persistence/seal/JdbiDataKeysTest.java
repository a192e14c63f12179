package org.vestibule.adapters.persistence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.DataKeys;
import org.vestibule.application.portal.Store;
import org.vestibule.application.twostep.PendingKeys.PendingKey;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.DataKeysContract;
import org.vestibule.testkit.Race;

/** The contract, on PostgreSQL, and what two nodes make of it. */
class JdbiDataKeysTest implements DataKeysContract {

    private static final TimeStep STEP = new TimeStep(1);

    @TempDir
    private static Path folder;

    private static TwoNodes nodes;

    @BeforeAll
    static void open() {
        nodes = new TwoNodes(folder);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @Override
    public Store store() {
        return nodes.first;
    }

    /** It reads the keys again when it meets one that it does not know. */
    @Test
    void a_node_that_has_not_heard_of_a_new_key_opens_what_is_sealed_with_it() {
        AccountId account = anAccount().id();
        TotpKey key = TotpKey.make(RANDOM);
        rotate();
        commit(() -> store().authenticators().bind(account, key, STEP, NOW));
        assertEquals(Optional.of(key), keyOf(nodes.second, account));
    }

    @Test
    void a_node_that_has_not_heard_that_its_key_is_gone_seals_with_the_new_one() {
        AccountId account = anAccount().id();
        Session session = aSession(aToken(account));
        TotpKey key = TotpKey.make(RANDOM);
        nodes.second.check();
        rotate();
        boolean bound = inSecond(() -> nodes.second.authenticators().bind(account, key, STEP, NOW));
        assertTrue(bound);
        assertEquals(Optional.of(key), keyOf(store(), account));

        rotate();
        PendingKey pending = new PendingKey(TotpKey.make(RANDOM), NOW.plusSeconds(60));
        assertEquals(pending, inSecond(() -> nodes.second.pendingKeys().keep(session, pending, NOW)));
        rotate();
        inSecond(() -> {
            nodes.second.outbox().add(aNotice());
            return true;
        });
        assertEquals(1, keys().all().size());
    }

    /** Nobody is refused, nothing that somebody changes is overwritten, and nothing is lost. */
    @Test
    void rotating_again_and_again_disturbs_nobody() {
        List<AccountId> accounts =
                Stream.generate(() -> anAccount().id()).limit(150).toList();
        Map<AccountId, TotpKey> first = new HashMap<>();
        for (AccountId account : accounts) {
            first.put(account, TotpKey.make(RANDOM));
            commit(() -> store().authenticators().bind(account, first.get(account), STEP, NOW));
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger changed = new AtomicInteger();
        List<Supplier<Integer>> all = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            Store here = worker % 2 == 0 ? nodes.first : nodes.second;
            Store there = worker % 2 == 0 ? nodes.second : nodes.first;
            List<AccountId> mine = accounts.subList(10 * worker, 10 * worker + 10);
            all.add(() -> {
                Map<AccountId, TotpKey> now = new HashMap<>(first);
                while (!over.get()) {
                    for (AccountId account : mine) {
                        assertEquals(Optional.ofNullable(now.get(account)), keyOf(there, account));
                        TotpKey next = TotpKey.make(RANDOM);
                        boolean done = here.transactions()
                                .inTransaction(() -> here.authenticators().rebind(account, next, STEP, NOW));
                        assertTrue(done);
                        now.put(account, next);
                        assertEquals(Optional.of(next), keyOf(here, account));
                        here.transactions().inTransaction(() -> here.outbox().add(aNotice()));
                        changed.incrementAndGet();
                    }
                }
                return 0;
            });
        }
        all.add(() -> {
            try {
                return IntStream.range(0, 12).map(i -> rotate()).sum();
            } finally {
                over.set(true);
            }
        });
        try (Race race = new Race(all.size())) {
            List<Integer> sealedAnew = race.run(all);
            assertTrue(sealedAnew.get(4) >= 12 * 100, sealedAnew::toString);
        }
        assertTrue(changed.get() > 100, changed::toString);
    }

    private int rotate() {
        List<DataKey> before = keys().all();
        commit(() -> keys().make(before.get(before.size() - 1).id(), NOW));
        int sealedAnew = 0;
        while (keys().all().size() > 1) {
            Optional<DataKeys.Position> from = Optional.empty();
            do {
                DataKeys.Step step = keys().sealAnew(from);
                assertEquals(0, step.unreadable());
                sealedAnew += step.sealedAnew();
                from = step.next();
            } while (from.isPresent());
            commit(() -> keys().removeUnused());
        }
        return sealedAnew;
    }

    private DataKeys keys() {
        return store().dataKeys();
    }

    private static <T> T inSecond(Supplier<T> body) {
        return nodes.second.transactions().inTransaction(body);
    }

    private static Optional<TotpKey> keyOf(Store node, AccountId account) {
        return node.authenticators().find(account).flatMap(Authenticator::key);
    }

    private Notice aNotice() {
        return Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, anAddress(), URI.create("https://portal.example/"));
    }
}
