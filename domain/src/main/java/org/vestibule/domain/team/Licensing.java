package org.vestibule.domain.team;

import org.vestibule.domain.member.Role;

/** Who of a team may let computers into it, as the team has chosen. */
public enum Licensing {
    /** Managers, Admins and the Owner. */
    MANAGERS,
    /** All who take part. */
    EVERYBODY;

    /** Whether a member of a role may. */
    public boolean allows(Role role) {
        return this == EVERYBODY || role.mayManageComputers();
    }
}
