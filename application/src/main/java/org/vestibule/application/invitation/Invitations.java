package org.vestibule.application.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.member.Role;
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

    /** How many of the links that a team may send on a day are taken. */
    int sent(TeamId team, LocalDate day);

    /**
     * Some invitations of a team, and what else the page about them tells.
     *
     * @param invitations those sent last first, and those sent together by their addresses
     * @param counts of those sought
     * @param all of the team
     * @param within how many of those to show the role of the reader reaches
     * @param sent how many of the links for the day are taken
     */
    record Page(List<Invitation> invitations, WaitingCount counts, int all, int within, int sent) {}

    /**
     * A page of a team's invitations, in one question.
     *
     * @param skipped how many of those to show come before the page
     */
    Page page(TeamId team, InvitationSelection which, Role reader, int skipped, int most, Instant now, LocalDate day);

    /**
     * Those that are chosen and still wait, in the same order, in one question: of those ticked also what the role
     * does not reach.
     */
    List<Invitation> chosen(TeamId team, Chosen chosen, Role chooser, int most, Instant now);

    /** Those of a team that were sent last, in the same order. */
    List<Invitation> newest(TeamId team, int most);

    /** Those of a team for some addresses, in one question. */
    List<Invitation> of(TeamId team, Collection<EmailAddress> addresses);

    /** Ends one; false if it is gone already. Of any number of racing calls one wins. */
    boolean remove(TeamId team, InvitationId id);

    /** Ends some, which {@link #chosen} has found under the lock of the team. */
    void removeAll(TeamId team, Collection<InvitationId> ids);

    /** Drops those that expired before the given time, and of the counts of days before it; says how many of both. */
    int sweep(Instant expiredBefore);
}
