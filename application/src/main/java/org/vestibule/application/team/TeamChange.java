package org.vestibule.application.team;

/** What came of changing a team or somebody in it. But for {@link #DONE} nothing was changed. */
public enum TeamChange {
    DONE,
    /** It was so already. */
    UNCHANGED,
    /** There is no such team, or whoever asks is not in it: nobody learns which. */
    NO_TEAM,
    /** The team is withheld from whoever asks until their 2-step verification is on. */
    WITHHELD,
    /** The role of whoever asks does not allow it. */
    NOT_ALLOWED,
    /** Whom it is about is no member. */
    NOT_A_MEMBER,
    /** Whoever asks would remove themself: the act for that is to leave. */
    IS_ONESELF,
    /** The Owner stays what they are until another takes over. */
    IS_OWNER,
    /** A rule would cover an Owner whose 2-step verification is off. */
    OWNER_NEEDS_TWO_STEP
}
