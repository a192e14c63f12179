package org.vestibule.domain.invitation;

/**
 * How many invitations wait for an answer.
 *
 * @param live those whose links work
 * @param expired those whose links have expired, and can be resent
 * @param refused those whose addresses took no mail, whatever became of their links
 */
public record WaitingCount(int live, int expired, int refused) {

    /** Of whichever kind. */
    public int all() {
        return live + expired + refused;
    }

    /** The same, once it is known of so many of the live and of the expired that they were refused. */
    public WaitingCount refusing(int live, int expired) {
        int ofLive = Math.min(live, this.live); // they are counted later, and some may be new
        int ofExpired = Math.min(expired, this.expired);
        return new WaitingCount(this.live - ofLive, this.expired - ofExpired, refused + ofLive + ofExpired);
    }
}
