package org.vestibule.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Invitations in memory. */
public final class InMemoryInvitations implements Invitations {

    private final InMemoryDatabase database;

    public InMemoryInvitations(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean reserve(TeamId team, LocalDate day, int links) {
        return database.change(tables -> {
            Tables.SentKey key = new Tables.SentKey(team, day);
            int sent = tables.invitationsSent.getOrDefault(key, 0) + links;
            if (sent > Invitation.MOST_A_DAY) {
                return false;
            }
            tables.invitationsSent.put(key, sent);
            return true;
        });
    }

    @Override
    public void add(Invitation invitation, TokenDigest token) {
        database.write(tables -> {
            tables.invitations
                    .values()
                    .removeIf(row -> row.invitation().team().equals(invitation.team())
                            && row.invitation().email().equals(invitation.email()));
            tables.invitations.put(invitation.id(), new Tables.InvitationRow(invitation, token));
        });
    }

    @Override
    public Optional<Invitation> find(BearerToken token) {
        return database.ask(tables -> tables.invitations.values().stream()
                .filter(row -> row.invitation().team().value().equals(token.owner())
                        && row.token().equals(token.digest()))
                .map(Tables.InvitationRow::invitation)
                .findFirst());
    }

    @Override
    public Optional<Invitation> find(TeamId team, InvitationId id) {
        return database.ask(tables -> Optional.ofNullable(tables.invitations.get(id))
                .map(Tables.InvitationRow::invitation)
                .filter(invitation -> invitation.team().equals(team)));
    }

    @Override
    public List<Invitation> of(TeamId team, int most) {
        Comparator<Invitation> byId = Comparator.comparing(one -> one.id().toString());
        return database.ask(tables -> tables.invitations.values().stream()
                .map(Tables.InvitationRow::invitation)
                .filter(invitation -> invitation.team().equals(team))
                .sorted(byId.reversed())
                .limit(most)
                .toList());
    }

    @Override
    public List<Invitation> of(TeamId team, Collection<EmailAddress> addresses) {
        return of(team, Integer.MAX_VALUE).stream()
                .filter(invitation -> addresses.contains(invitation.email()))
                .toList();
    }

    @Override
    public boolean remove(TeamId team, InvitationId id) {
        return database.change(tables -> Optional.ofNullable(tables.invitations.get(id))
                .filter(row -> row.invitation().team().equals(team))
                .map(row -> tables.invitations.remove(id))
                .isPresent());
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            LocalDate day = LocalDate.ofInstant(expiredBefore, ZoneOffset.UTC);
            tables.invitationsSent.keySet().removeIf(sent -> sent.day().isBefore(day));
            int before = tables.invitations.size();
            tables.invitations
                    .values()
                    .removeIf(row -> row.invitation().expiresAt().isBefore(expiredBefore));
            return before - tables.invitations.size();
        });
    }
}
