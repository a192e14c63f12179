package org.vestibule.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.signup.SignUps;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sign-ups in memory. */
public final class InMemorySignUps implements SignUps {

    private final InMemoryDatabase database;

    public InMemorySignUps(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void open(UUID id, TokenDigest token, EmailAddress email, Instant expiresAt) {
        database.write(tables -> tables.signUps.put(id, new Tables.SignUpRow(token, email, expiresAt, false)));
    }

    @Override
    public Optional<EmailAddress> find(BearerToken token, Instant now) {
        return database.ask(tables -> live(tables, token, now)).map(Tables.SignUpRow::email);
    }

    @Override
    public Optional<End> end(BearerToken token, Instant now) {
        return database.ask(tables -> row(tables, token)
                .flatMap(row -> row.used()
                        ? Optional.of(End.USED)
                        : Optional.of(End.EXPIRED)
                                .filter(end -> !row.expiresAt().isAfter(now))));
    }

    @Override
    public boolean redeem(BearerToken token, Clock clock) {
        return database.change(tables -> {
            Optional<Tables.SignUpRow> live = live(tables, token, clock.instant());
            live.ifPresent(row -> tables.signUps.put(
                    token.owner(), new Tables.SignUpRow(row.token(), row.email(), row.expiresAt(), true)));
            return live.isPresent();
        });
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.signUps.size();
            tables.signUps.values().removeIf(row -> row.expiresAt().isBefore(expiredBefore));
            return before - tables.signUps.size();
        });
    }

    private static Optional<Tables.SignUpRow> live(Tables tables, BearerToken token, Instant now) {
        return row(tables, token).filter(row -> !row.used() && row.expiresAt().isAfter(now));
    }

    private static Optional<Tables.SignUpRow> row(Tables tables, BearerToken token) {
        return Optional.ofNullable(tables.signUps.get(token.owner()))
                .filter(row -> row.token().equals(token.digest()));
    }
}
