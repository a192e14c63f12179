package org.vestibule.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.attempt.BucketKey;

/** Wrong second steps in memory. */
public final class InMemoryWrongSteps implements WrongSteps {

    private final InMemoryDatabase database;

    public InMemoryWrongSteps(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void note(Claimant who, Instant now) {
        database.write(tables -> {
            tables.wrongSteps.merge(
                    key(who),
                    new Tables.WrongStepRow(who.bucket(), who.visit(), 1, now, false),
                    (old, fresh) -> old.oneMore(now));
            tables.buckets.computeIfPresent(who.bucket(), (key, bucket) -> bucket.remembered(now.plus(REMEMBERED_FOR)));
        });
    }

    @Override
    public void noteEnded(Claimant who) {
        database.write(tables ->
                tables.wrongSteps.replaceAll((key, row) -> key.attempt().equals(attempt(who)) ? row.end() : row));
    }

    @Override
    public void takeBack(Claimant who, Instant now) {
        database.write(tables -> {
            int own = tables.wrongSteps.entrySet().stream()
                    .filter(row -> own(row, who, now))
                    .mapToInt(row -> row.getValue().tries())
                    .sum();
            tables.wrongSteps.entrySet().removeIf(row -> own(row, who, now));
            tables.buckets.computeIfPresent(
                    who.bucket(),
                    (key, bucket) -> bucket.giveBack(own, key.guess().schedule()));
        });
    }

    @Override
    public Optional<AccountId> nextUnsettled(Instant now) {
        return database.ask(tables -> tables.wrongSteps.entrySet().stream()
                .filter(row -> late(row.getValue(), now))
                .map(row -> row.getKey().attempt().account())
                .findFirst());
    }

    @Override
    public void settle(AccountId account, Instant now) {
        database.write(tables -> settle(tables, account, now));
    }

    @Override
    public void clear(AccountId account) {
        database.write(tables -> tables.wrongSteps
                .keySet()
                .removeIf(key -> key.attempt().account().equals(account)));
    }

    private static void settle(Tables tables, AccountId account, Instant now) {
        var late = tables.wrongSteps.entrySet().stream()
                .filter(row -> row.getKey().attempt().account().equals(account) && late(row.getValue(), now))
                .toList();
        late.forEach(row -> {
            BucketKey bucket = row.getValue().bucket();
            tables.buckets.computeIfPresent(
                    bucket,
                    (key, old) -> old.stays(row.getValue().lastAt(), key.guess().schedule()));
            tables.wrongSteps.remove(row.getKey());
        });
    }

    private static boolean own(Map.Entry<Tables.WrongStepKey, Tables.WrongStepRow> entry, Claimant who, Instant now) {
        Tables.WrongStepRow row = entry.getValue();
        boolean same = entry.getKey().attempt().equals(attempt(who));
        boolean near = entry.getKey().network().equals(key(who).network()) && !late(row, now);
        boolean before = row.ended() && row.visit().isPresent() && row.visit().equals(who.visit());
        return entry.getKey().attempt().account().equals(who.account())
                && row.bucket().equals(who.bucket())
                && ((same && who.signIn()) || (near && (same || before)));
    }

    private static boolean late(Tables.WrongStepRow row, Instant now) {
        return !row.lastAt().isAfter(now.minus(TAKEN_BACK_WITHIN));
    }

    private static Tables.Owned attempt(Claimant who) {
        return new Tables.Owned(who.account(), who.token());
    }

    private static Tables.WrongStepKey key(Claimant who) {
        return new Tables.WrongStepKey(attempt(who), who.origin().client().network());
    }
}
