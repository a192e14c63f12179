package org.vestibule.domain.invitation;

/**
 * How many invitations wait for an answer.
 *
 * @param live those whose links work
 * @param expired those whose links have expired, and can be resent
 */
public record WaitingCount(int live, int expired) {

    /** Of either kind. */
    public int all() {
        return live + expired;
    }
}
