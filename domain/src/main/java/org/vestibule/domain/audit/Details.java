package org.vestibule.domain.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.invitation.InvitationId;

/**
 * What stands in the log beside an event: ids, enums and dates, each by its name, which never changes. It can take
 * nothing else, so that no person is named by it (PRODUCT F).
 */
public final class Details {

    /** Nothing. */
    public static final Details NONE = new Details(new TreeMap<>());

    private final SortedMap<String, String> values;

    private Details(SortedMap<String, String> values) {
        this.values = values;
    }

    /** As they are stored and exported, in the order of their names. */
    public SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** The same and one of a number of things. */
    Details with(String name, Enum<?> value) {
        return and(name, value.name());
    }

    /** The same and whether something is so. */
    Details with(String name, boolean value) {
        return and(name, String.valueOf(value));
    }

    /** The same and a moment; nothing if there is none. */
    Details with(String name, Optional<Instant> moment) {
        return moment.map(at -> with(name, at)).orElse(this);
    }

    /** The same and a moment. */
    Details with(String name, Instant moment) {
        return and(name, moment.toString());
    }

    /** The same and an account. */
    Details with(String name, AccountId account) {
        return with(name, account.value());
    }

    /** The same and an invitation. */
    Details with(String name, InvitationId invitation) {
        return with(name, invitation.value());
    }

    /** The same and the number that something is known by. */
    Details with(String name, int id) {
        return and(name, String.valueOf(id));
    }

    /** The same and what something is known by. */
    Details with(String name, UUID id) {
        return and(name, id.toString());
    }

    private Details and(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Details(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Details details && values.equals(details.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
