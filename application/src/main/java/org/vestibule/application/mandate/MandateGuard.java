package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.Place;
import org.vestibule.application.twostep.DisableObjections;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/**
 * Says which teams speak against turning somebody's 2-step verification off (PRODUCT B, D). No team is locked for it: a
 * rule that covers its Owner begins, and an Owner is made, only under the lock of the account that is asked about.
 */
public final class MandateGuard implements DisableObjections {

    private final ListMyTeams myTeams;

    public MandateGuard(ListMyTeams myTeams) {
        this.myTeams = myTeams;
    }

    @Override
    public List<Objection> of(AccountId account, Instant now) {
        return myTeams.list(account, now).stream()
                .flatMap(mine -> objection(mine, now).stream())
                .toList();
    }

    /** What one of somebody's teams has against it; empty if nothing. */
    static Optional<Objection> objection(Place mine, Instant asked) {
        Instant now = mine.me().tenure().next(mine.rules().next(asked));
        TeamRules rules = mine.rules();
        Team team = mine.team();
        Standing without = rules.standingWithout(mine.me(), now);
        boolean owner = mine.me().role() == Role.OWNER;
        if (owner && rules.cover(mine.me(), now)) {
            return Optional.of(new Objection(team.id(), team.name(), Objection.Kind.OWNER_FAILS, Optional.empty()));
        }
        if (without instanceof Standing.Suspended suspended) {
            return Optional.of(objection(team, Objection.Kind.ACCESS_LOST, suspended.since()));
        }
        if (without instanceof Standing.DueBy by) {
            return Optional.of(objection(team, Objection.Kind.ACCESS_LOST_LATER, by.due()));
        }
        Objection.Kind later = owner ? Objection.Kind.OWNER_FAILS_ONCE_AWAKE : Objection.Kind.ACCESS_LOST_ONCE_AWAKE;
        return rules.coverOnceAwake(mine.me(), now)
                ? Optional.of(new Objection(team.id(), team.name(), later, Optional.empty()))
                : Optional.empty();
    }

    private static Objection objection(Team team, Objection.Kind kind, Instant day) {
        return new Objection(team.id(), team.name(), kind, Optional.of(team.day(day)));
    }
}
