package org.vestibule.adapters.persistence.fence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.DatabaseAccess;
import org.vestibule.adapters.persistence.DatabaseTemplate;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;
import org.vestibule.testkit.OnlyLong;
import org.vestibule.testkit.StoreContract;

/** A server that may have forgotten something, and how that is seen (F-05, I1). Really restored and promoted. */
class FenceWatchTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    /** What was open before, and whether a code of now could be used. */
    private record Before(BearerToken session, AccountId account, Instant boundAt) {

        boolean alive(Store store) {
            return store.sessions().find(session).isPresent();
        }

        boolean acceptsNow(Store store) {
            Instant now = Instant.now();
            return store.transactions()
                    .inTransaction(() -> store.authenticators().advance(account, boundAt, TimeStep.at(now), now));
        }
    }

    @Test
    void the_same_server_again_leaves_all_as_it_is() {
        Before before = furnished();
        opened(false, store -> {
            assertTrue(before.alive(store));
            assertTrue(before.acceptsNow(store));
        });
    }

    @Test
    void after_a_restore_to_a_moment_all_that_was_open_is_over() throws IOException {
        Before before = furnished();
        goOnFromEarlierMoment();
        opened(false, store -> {
            assertFalse(before.alive(store));
            assertFalse(before.acceptsNow(store), "it may have been accepted already");
        });
        Before after = furnished();
        opened(false, store -> assertTrue(after.alive(store), "it moves once"));
    }

    /** With synchronous replication a failover forgets nothing. */
    @Test
    void where_somebody_vouches_it_stays() throws IOException {
        Before before = furnished();
        goOnFromEarlierMoment();
        opened(true, store -> {
            assertTrue(before.alive(store));
            assertTrue(before.acceptsNow(store));
        });
        opened(false, store -> assertTrue(before.alive(store), "what was vouched for is noted"));
    }

    /** The fence is put up by that server's clock, and a wrong one would end too little, or lock everybody out. */
    @Test
    @OnlyLong
    void it_waits_until_the_clock_of_a_new_server_is_right() throws IOException {
        Before before = furnished();
        goOnFromEarlierMoment();
        Clock off = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));
        assertThrows(StorageProblem.class, () -> opened(false, off, store -> fail("nothing is asked of it")));
        opened(false, store -> assertFalse(before.alive(store), "what was refused is not noted as seen"));
    }

    @BeforeEach
    void makeDatabase() {
        DatabaseTemplate.copyTo(folder);
    }

    private Before furnished() {
        Before[] before = new Before[1];
        opened(false, store -> {
            Fixtures make = () -> store;
            Account account = make.anAccount();
            BearerToken token = make.aToken(account.id());
            make.aSession(token);
            Instant now = Instant.now();
            make.commit(() -> store.authenticators()
                    .bind(account.id(), TotpKey.make(RANDOM), TimeStep.at(now).plus(-5), now));
            Instant boundAt =
                    store.authenticators().find(account.id()).orElseThrow().boundAt();
            before[0] = new Before(token, account.id(), boundAt);
        });
        return before[0];
    }

    private interface Fixtures extends StoreContract {}

    private void opened(boolean nothingIsLost, Consumer<Store> use) {
        opened(nothingIsLost, Clock.systemUTC(), use);
    }

    private void opened(boolean nothingIsLost, Clock clock, Consumer<Store> use) {
        DatabaseAccess access =
                new DatabaseAccess(Optional.empty(), folder, Optional.empty(), Optional.empty(), nothingIsLost);
        try (Persistence persistence = Persistence.open(access, clock, RANDOM)) {
            use.accept(persistence);
        }
    }

    /** As a restore to a point in time does: the server replays what it has, and goes on in a history of its own. */
    private void goOnFromEarlierMoment() throws IOException {
        Path data = folder.resolve("postgres/data");
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"), "restore_command = 'false'\n", StandardOpenOption.APPEND);
    }
}
