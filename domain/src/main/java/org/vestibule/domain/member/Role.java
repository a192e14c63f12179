package org.vestibule.domain.member;

/**
 * What a member may do in a team (PRODUCT D, F); each has one, and one member is the Owner. Being a Technician comes on
 * top of it and gives no right here. Every right but that to leave is for members who take part, so it rests while one is
 * suspended.
 */
public enum Role {
    /** May do everything. */
    OWNER,
    /** May do everything that does not touch the Owner or the team as such. */
    ADMIN,
    /** Brings in and removes Users and Managers, and sees who complies. */
    MANAGER,
    /** Takes part. */
    USER;

    /** Whether to invite somebody to a role: never above one's own, and a team changes its Owner by hand-over only. */
    public boolean mayInvite(Role invited) {
        return mayManage(invited);
    }

    /** Whether to remove a member of a role; oneself one does not remove, one leaves. */
    public boolean mayRemove(Role removed) {
        return mayManage(removed);
    }

    /** Whether to give a member of one role another one. */
    public boolean maySetRole(Role from, Role to) {
        return isAtLeast(ADMIN) && mayManage(from) && mayManage(to);
    }

    /** Whether to make a member of a role a Technician, or no longer one. */
    public boolean maySetTechnician(Role member) {
        return this == OWNER || (this == ADMIN && mayManage(member));
    }

    /** Whether to choose who must have 2-step verification. */
    public boolean mayChoosePolicy() {
        return isAtLeast(ADMIN);
    }

    /** Whether to read the General page. */
    public boolean maySeeGeneral() {
        return isAtLeast(MANAGER);
    }

    /** Whether to read the People page, and with it who complies. */
    public boolean maySeePeople() {
        return isAtLeast(MANAGER);
    }

    /** Whether to rename and remove the team's computers, and to let others in whatever the team has chosen. */
    public boolean mayManageComputers() {
        return isAtLeast(MANAGER);
    }

    /** Whether to choose who may let computers in. */
    public boolean mayChooseLicensing() {
        return isAtLeast(ADMIN);
    }

    /** Whether to rename the team. */
    public boolean mayRename() {
        return this == OWNER;
    }

    /** Whether to delete the team. */
    public boolean mayDelete() {
        return this == OWNER;
    }

    /** Whether to make another member the Owner, who has to accept. */
    public boolean mayHandOver() {
        return this == OWNER;
    }

    /** Whether to leave; the Owner hands the team over, or deletes it, first. */
    public boolean mayLeave() {
        return this != OWNER;
    }

    private boolean mayManage(Role other) {
        return isAtLeast(MANAGER) && isAtLeast(other) && other != OWNER;
    }

    private boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }
}
