package org.vestibule.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.application.password.HashCosts;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.HashCost;

/** Counts of costs in memory. The places in it are no secret. */
public final class InMemoryHashCosts implements HashCosts {

    private final InMemoryDatabase database;

    public InMemoryHashCosts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<HashCost, Long> count() {
        return database.ask(tables -> tables.accounts.values().stream()
                .collect(Collectors.groupingBy(row -> HashCost.of(row.hash()), Collectors.counting())));
    }

    @Override
    public Optional<CostCount> last() {
        return database.ask(tables -> tables.costCount);
    }

    @Override
    public boolean replace(Optional<CostCount> last, CostCount next) {
        return database.change(tables -> {
            boolean mine = tables.costCount.map(CostCount::countedAt).equals(last.map(CostCount::countedAt));
            tables.costCount = mine ? Optional.of(next) : tables.costCount;
            return mine;
        });
    }

    @Override
    public double place(EmailAddress email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(email.canonical().getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
