package org.vestibule.application.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.twostep.DisableObjections;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Standing;

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
        Standing without = mine.rules().standingWithout(mine.me(), now);
        boolean owner = mine.me().role() == Role.OWNER && mine.rules().cover(mine.me(), now);
        if (!owner && without.participates()) {
            return Optional.empty();
        }
        Objection.Kind kind = owner ? Objection.Kind.OWNER_FAILS : Objection.Kind.ACCESS_LOST;
        return Optional.of(new Objection(mine.team().id(), mine.team().name(), kind));
    }
}
