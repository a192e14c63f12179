package org.vestibule.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.application.notice.Outbox;
import org.vestibule.bootstrap.settings.SettingsReader;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;

/** The outbox of a running portal: mails are put there behind its back, sealed like its own, and wait or have waited. */
final class WaitingMails implements AutoCloseable {

    private static final int AT_ONCE = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than one takes that ends at once, well or not. */
    private static final Duration A_TRY = Duration.ofMillis(500);

    private final SecureRandom random = new SecureRandom();
    private final PortalDatabase database;
    private final Persistence persistence;
    private final Outbox outbox;

    private WaitingMails(Path data) {
        this.database = PortalDatabase.of(data);
        this.persistence = Persistence.open(
                SettingsReader.read(Optional.empty(), data, RunningPortal.QUICK).databaseAccess(),
                Clock.systemUTC(),
                random);
        this.outbox = persistence.outbox();
    }

    static WaitingMails of(Path data) {
        return new WaitingMails(data);
    }

    /** Adds some to each of so many people; gives their addresses. */
    List<String> add(Notice.Kind kind, int people, int each) {
        List<AccountId> accounts = IntStream.range(0, people)
                .mapToObj(person -> new AccountId(TimeOrderedId.make(Instant.now(), random)))
                .toList();
        List<Notice> notices = IntStream.range(0, each)
                .boxed()
                .flatMap(number -> accounts.stream().map(account -> notice(kind, account)))
                .toList();
        for (int done = 0; done < notices.size(); done += AT_ONCE) {
            List<Notice> some = notices.subList(done, Math.min(done + AT_ONCE, notices.size()));
            persistence.transactions().inTransaction(() -> some.forEach(outbox::add));
        }
        return accounts.stream().map(WaitingMails::address).toList();
    }

    /** How many there are, for now or later. */
    long count() {
        return database.number("SELECT count(*) FROM outbox");
    }

    /** Waits until each was tried, as far as it is its turn, and its sender has said what came of it. */
    void awaitTried() {
        RunningPortal.await(
                PATIENCE,
                "each is tried",
                () -> database.number("SELECT count(*) FROM outbox WHERE due_at <= now()") == 0);
        try {
            Thread.sleep(A_TRY.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** How often the one was tried that was tried most. */
    long mostTries() {
        return database.number("SELECT max(tries) FROM outbox");
    }

    /** Lets time pass for them. */
    void pass(int minutes) {
        database.change("UPDATE outbox SET due_at = due_at - make_interval(mins => ?)", minutes);
    }

    void empty() {
        database.change("DELETE FROM outbox");
    }

    @Override
    public void close() {
        persistence.close();
        database.close();
    }

    private static Notice notice(Notice.Kind kind, AccountId account) {
        return Notice.of(
                account,
                kind,
                EmailAddress.parse(address(account)).orElseThrow(),
                URI.create("https://portal.example/"),
                "Team",
                "2030-01-01",
                "2029-12-31",
                "UTC");
    }

    private static String address(AccountId account) {
        UUID id = account.value();
        return id + "@example.com";
    }
}
