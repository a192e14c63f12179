package org.vestibule.domain.member;

import java.time.Instant;
import org.vestibule.domain.account.Account;

/**
 * Somebody in a team.
 *
 * @param tenure how long, and since when as a Technician
 * @param twoStepOn whether their account has 2-step verification
 */
public record Member(Account account, Role role, Tenure tenure, boolean twoStepOn) {

    /** Whether the member is a Technician at a moment. */
    public boolean technician(Instant now) {
        return tenure.technicianSince(now).isPresent();
    }
}
