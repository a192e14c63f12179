package org.vestibule.application.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Invitations that are not accepted yet, live or expired. */
public interface Invitations {

    /**
     * Takes so many of the links that a team may send on a day; false, and none is taken, if fewer are left. Of racing
     * takers none gets more than there are.
     */
    boolean reserve(TeamId team, LocalDate day, int links);

    /**
     * Adds one, whose link bears the token; in the place of any for the same address in the team, whose link ends, and of
     * one with the same id.
     */
    void add(Invitation invitation, TokenDigest token);

    /** Finds the one that a link opens, live or expired; the token's owner is the team. */
    Optional<Invitation> find(BearerToken token);

    /** Finds one of a team. */
    Optional<Invitation> find(TeamId team, InvitationId id);

    /** The latest ones of a team, newest first. */
    List<Invitation> of(TeamId team, int most);

    /** Those of a team for some addresses, in one question. */
    List<Invitation> of(TeamId team, Collection<EmailAddress> addresses);

    /** Ends one; false if it is gone already. Of any number of racing calls one wins. */
    boolean remove(TeamId team, InvitationId id);

    /** Drops those that expired before the given time, and the counts of days before it; says how many invitations. */
    int sweep(Instant expiredBefore);
}
