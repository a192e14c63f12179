package org.vestibule.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.invitation.WaitingCount;
import org.vestibule.domain.member.Role;
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
    public int sent(TeamId team, LocalDate day) {
        return database.ask(tables -> tables.invitationsSent.getOrDefault(new Tables.SentKey(team, day), 0));
    }

    @Override
    public Page page(
            TeamId team, InvitationSelection which, Role reader, int skipped, int most, Instant now, LocalDate day) {
        return database.ask(tables -> {
            List<Invitation> all = newestFirst(tables, team);
            List<Invitation> found =
                    all.stream().filter(one -> found(one, which)).toList();
            List<Invitation> shown =
                    found.stream().filter(one -> shown(one, which, now)).toList();
            return new Page(
                    shown.stream().skip(skipped).limit(most).toList(),
                    new WaitingCount(
                            count(found, which, InvitationSelection.State.LIVE, now),
                            count(found, which, InvitationSelection.State.EXPIRED, now),
                            count(found, which, InvitationSelection.State.REFUSED, now)),
                    all.size(),
                    (int) shown.stream().filter(one -> one.mayComeFrom(reader)).count(),
                    tables.invitationsSent.getOrDefault(new Tables.SentKey(team, day), 0));
        });
    }

    @Override
    public List<Invitation> chosen(TeamId team, Chosen chosen, Role chooser, int most, Instant now) {
        return database.ask(tables -> newestFirst(tables, team).stream()
                .filter(one -> chosen(one, chosen, chooser, now))
                .limit(most)
                .toList());
    }

    private static boolean chosen(Invitation one, Chosen chosen, Role chooser, Instant now) {
        if (chosen instanceof Chosen.Ticked ticked) {
            return ticked.ids().contains(one.id());
        }
        Chosen.Every every = (Chosen.Every) chosen;
        return found(one, every.which())
                && shown(one, every.which(), now)
                && one.mayComeFrom(chooser)
                && !one.sentAt().isAfter(every.seenAt());
    }

    private static boolean found(Invitation one, InvitationSelection which) {
        return which.sought().isEmpty() || which.sought().get().in(one.email().written());
    }

    private static boolean shown(Invitation one, InvitationSelection which, Instant now) {
        InvitationSelection.State state = state(one, which, now);
        return found(one, which) && which.only().orElse(state) == state;
    }

    private static int count(
            List<Invitation> some, InvitationSelection which, InvitationSelection.State state, Instant now) {
        return (int)
                some.stream().filter(one -> state(one, which, now) == state).count();
    }

    private static InvitationSelection.State state(Invitation one, InvitationSelection which, Instant now) {
        if (which.refused().contains(one.id())) {
            return InvitationSelection.State.REFUSED;
        }
        return one.live(now) ? InvitationSelection.State.LIVE : InvitationSelection.State.EXPIRED;
    }

    private static List<Invitation> newestFirst(Tables tables, TeamId team) {
        return tables.invitations.values().stream()
                .map(Tables.InvitationRow::invitation)
                .filter(invitation -> invitation.team().equals(team))
                .sorted(Comparator.comparing(Invitation::expiresAt)
                        .reversed()
                        .thenComparing(one -> one.email().canonical()))
                .toList();
    }

    @Override
    public List<Invitation> newest(TeamId team, int most) {
        return database.ask(
                tables -> newestFirst(tables, team).stream().limit(most).toList());
    }

    @Override
    public List<Invitation> of(TeamId team, Collection<EmailAddress> addresses) {
        return database.ask(tables -> newestFirst(tables, team).stream()
                .filter(invitation -> addresses.contains(invitation.email()))
                .toList());
    }

    @Override
    public boolean remove(TeamId team, InvitationId id) {
        return database.change(tables -> Optional.ofNullable(tables.invitations.get(id))
                .filter(row -> row.invitation().team().equals(team))
                .map(row -> tables.invitations.remove(id))
                .isPresent());
    }

    @Override
    public void removeAll(TeamId team, Collection<InvitationId> ids) {
        database.write(tables -> tables.invitations
                .values()
                .removeIf(row -> row.invitation().team().equals(team)
                        && ids.contains(row.invitation().id())));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            LocalDate day = LocalDate.ofInstant(expiredBefore, ZoneOffset.UTC);
            int before = tables.invitations.size() + tables.invitationsSent.size();
            tables.invitationsSent.keySet().removeIf(sent -> sent.day().isBefore(day));
            tables.invitations
                    .values()
                    .removeIf(row -> row.invitation().expiresAt().isBefore(expiredBefore));
            return before - tables.invitations.size() - tables.invitationsSent.size();
        });
    }
}
