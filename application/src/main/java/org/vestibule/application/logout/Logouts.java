package org.vestibule.application.logout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Logout;

/**
 * What apps are to be told of people who signed out. {@link org.vestibule.application.grant.Grants} adds it where something
 * that an app was granted ends, if that app has registered where it wants to be told. Taken, told and settled as mails are.
 */
public interface Logouts {

    /**
     * One that its taker tells now.
     *
     * @param tries how many there were, with this one
     */
    record Due(Logout logout, int tries) {}

    /**
     * Takes the one that has been due for longest, for its taker alone; in a transaction of its own.
     *
     * @param not apps that are to be left alone
     * @param until when it is due again if nothing is heard of it
     */
    Optional<Due> claim(Set<ClientId> not, Instant now, Instant until);

    /** Forgets one, unless there is more to tell of it since. */
    void erase(Due due);

    /**
     * Puts all off that an app would be told now, and what was claimed of it.
     *
     * @param tries how many there were of one of them, which count for all
     */
    void postpone(ClientId client, int tries, Instant now, Instant until);

    /** Forgets some of what an app could not be told in so many tries; says what. */
    List<Logout> giveUp(ClientId client, int tries);
}
