package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.Place;
import org.vestibule.application.twostep.DisableObjections;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;

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

    private static Optional<Objection> objection(Place mine, Instant asked) {
        Instant now = mine.me().tenure().next(mine.rules().next(asked));
        return kind(mine.me(), mine.rules(), now)
                .map(kind -> new Objection(mine.team().id(), mine.team().name(), kind));
    }

    private static Optional<Objection.Kind> kind(Member me, TeamRules rules, Instant now) {
        boolean owner = me.role() == Role.OWNER;
        if (owner && rules.cover(me, now)) {
            return Optional.of(Objection.Kind.OWNER_FAILS);
        }
        if (!rules.standingWithout(me, now).participates()) {
            return Optional.of(Objection.Kind.ACCESS_LOST);
        }
        Objection.Kind later = owner ? Objection.Kind.OWNER_FAILS_ONCE_AWAKE : Objection.Kind.ACCESS_LOST_ONCE_AWAKE;
        return rules.coverOnceAwake(me, now) ? Optional.of(later) : Optional.empty();
    }
}
