package org.vestibule.domain.member;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.Account;

/**
 * Somebody in a team.
 *
 * @param tenure how long, and since when as a Technician
 * @param twoStepOn whether their account has 2-step verification
 * @param remindedAt when somebody last reminded them of it
 */
public record Member(Account account, Role role, Tenure tenure, boolean twoStepOn, Optional<Instant> remindedAt) {

    /** Whether the member is a Technician at a moment. */
    public boolean technician(Instant now) {
        return tenure.technicianSince(now).isPresent();
    }

    /** Whether they were reminded since a moment, such as when the team's day began. */
    public boolean remindedSince(Instant moment) {
        return remindedAt.filter(at -> !at.isBefore(moment)).isPresent();
    }
}
