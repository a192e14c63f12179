package org.vestibule.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.account.EmailAddress;

/** Addresses that take no mail, in memory. */
public final class InMemoryRefusals implements Refusals {

    private final InMemoryDatabase database;

    public InMemoryRefusals(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void note(EmailAddress address, Refusal refusal) {
        database.write(tables -> {
            tables.refusals.put(address, refusal);
            tables.seal(address);
        });
    }

    @Override
    public void forget(EmailAddress address) {
        database.write(tables -> tables.refusals.remove(address));
    }

    @Override
    public Map<EmailAddress, Refusal> of(Collection<EmailAddress> addresses) {
        return database.ask(tables -> addresses.stream()
                .distinct()
                .filter(tables.refusals::containsKey)
                .collect(Collectors.toMap(Function.identity(), tables.refusals::get)));
    }

    @Override
    public int sweep(Instant before) {
        return database.change(tables -> {
            int found = tables.refusals.size();
            tables.refusals.values().removeIf(refusal -> refusal.at().isBefore(before));
            return found - tables.refusals.size();
        });
    }
}
