package org.vestibule.application.team;

import java.time.Instant;
import org.vestibule.application.act.Act;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;

/** Something that is being done in a team, which is locked, by somebody who may. */
public final class TeamAct {

    private final Act act;
    private final Actor by;
    private final Team team;

    TeamAct(Act act, Actor by, Team team) {
        this.act = act;
        this.by = by;
        this.team = team;
    }

    /** The team, as it is before. */
    public Team team() {
        return team;
    }

    /** When it is done: once the team is locked. */
    public Instant now() {
        return act.now();
    }

    /** Writes down that it was done, to a member or by way of its Owner to the team. */
    public void log(AccountId account, Fact fact) {
        act.log(by.event(team.id(), account, fact));
    }

    /**
     * Tells somebody by mail what was done to their place in the team: when, and by whom (PRODUCT D). The link gives its
     * reader nothing that signing in would not.
     */
    public void tell(Account member, Notice.Kind what) {
        mail(Notice.of(
                member.id(), what, member.email(), links().teams(), team.name().value(), now().toString(), by.name()));
    }

    /** Writes another mail. */
    public void mail(Notice notice) {
        act.mail(notice);
    }

    /** Writes the links of mails. */
    public PortalLinks links() {
        return act.links();
    }
}
