package org.vestibule.application.team;

import java.time.Clock;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;

/**
 * Tells somebody by mail what was done to their place in a team: when, and by whom (PRODUCT D). Within the transaction of
 * the act, and only of one that changed something; the link gives its reader nothing that signing in would not.
 */
public final class TellMember {

    private final Outbox outbox;
    private final PortalLinks links;
    private final Clock clock;

    public TellMember(Outbox outbox, PortalLinks links, Clock clock) {
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
    }

    /** Tells it. */
    public void tell(Authority by, Team team, Account member, Notice.Kind what) {
        outbox.add(Notice.of(
                member.id(),
                what,
                member.email(),
                links.teams(),
                team.name().value(),
                clock.instant().toString(),
                by.name()));
    }
}
