package org.vestibule.application.team;

/** What came of changing a member. */
public enum MemberChange {
    DONE,
    /** There is no such member. */
    NOT_A_MEMBER,
    /** The Owner stays what they are until another takes over. */
    IS_OWNER
}
