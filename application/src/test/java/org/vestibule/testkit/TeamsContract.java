package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link Teams} keeps. */
public interface TeamsContract extends TeamStoreContract {

    @Test
    default void a_team_is_found_by_its_id_and_its_name() {
        Team team = aTeam(anAccount().id());
        assertEquals(Optional.of(team), teams().find(team.id()));
        assertEquals(List.of(team), teams().named(team.name()));
        Team unknown = anUnknownTeam(anAccount().id());
        assertEquals(Optional.empty(), teams().find(unknown.id()));
        assertEquals(List.of(), teams().named(unknown.name()));
    }

    @Test
    default void of_many_with_one_name_two_are_enough() {
        TeamName name = anUnknownTeam(AccountId.NOBODY).name();
        for (int i = 0; i < 3; i++) {
            Team one = anUnknownTeam(anAccount().id());
            commit(() -> teams().add(new Team(
                    one.id(), name, one.owner(), Optional.empty(), one.zone(), one.licensing(), one.createdAt())));
        }
        assertEquals(2, teams().named(name).size());
    }

    @Test
    default void its_owner_is_its_first_member() {
        AccountId owner = anAccount().id();
        Team team = aTeam(owner);
        assertEquals(
                List.of(Role.OWNER), members(team).stream().map(Member::role).toList());
    }

    @Test
    default void teams_are_listed_in_the_order_of_their_making() {
        Team first = aTeam(anAccount().id());
        Team second = aTeam(anAccount().id());
        boolean inOrder = first.id().toString().compareTo(second.id().toString()) < 0;
        Team lower = inOrder ? first : second;
        Team higher = inOrder ? second : first;
        assertTrue(teams().after(Optional.of(lower.id()), 1000).contains(higher));
        assertFalse(teams().after(Optional.of(higher.id()), 1000).contains(lower));
        assertEquals(1, teams().after(Optional.empty(), 1).size());
    }

    @Test
    default void it_is_handed_to_a_member_and_its_owner_stays_as_an_admin() {
        AccountId old = anAccount().id();
        AccountId next = anAccount().id();
        Team team = aTeam(old);
        join(team, next, Role.USER);
        assertTrue(committed(() -> teams().handTo(team.id(), next)));
        assertEquals(next, teams().find(team.id()).orElseThrow().owner());
        assertEquals(Role.OWNER, member(team, next).role());
        assertEquals(Role.ADMIN, member(team, old).role());
        assertTrue(committed(() -> teams().handTo(team.id(), old)));
        assertEquals(Role.ADMIN, member(team, next).role());
    }

    @Test
    default void to_nobody_else_it_is_handed() {
        AccountId owner = anAccount().id();
        Team team = aTeam(owner);
        assertFalse(committed(() -> teams().handTo(team.id(), anAccountOutside())));
        assertEquals(owner, teams().find(team.id()).orElseThrow().owner());
    }

    /** Whatever wins, the team has an Owner who is a member. */
    @Test
    default void handed_over_to_who_is_removed_at_once_it_has_one_owner() {
        AccountId owner = anAccount().id();
        AccountId next = anAccount().id();
        Team team = aTeam(owner);
        try (Race race = new Race(2)) {
            for (int round = 0; round < 30; round++) {
                join(team, next, Role.USER);
                List<Boolean> done = race.run(List.<Supplier<Boolean>>of(
                        () -> committed(() -> teams().handTo(team.id(), next)),
                        () -> committed(() -> store().memberships().leave(team.id(), next))));
                boolean handed = done.get(0);
                boolean left = done.get(1);
                assertEquals(handed, !left);
                AccountId now = teams().find(team.id()).orElseThrow().owner();
                assertEquals(handed ? next : owner, now);
                assertEquals(Role.OWNER, member(team, now).role());
                assertEquals(
                        1,
                        members(team).stream()
                                .filter(member -> member.role() == Role.OWNER)
                                .count());
                committed(() -> teams().handTo(team.id(), owner));
                committed(() -> store().memberships().leave(team.id(), next));
            }
        }
    }

    @Test
    default void it_is_offered_to_one_member_until_the_offer_ends() {
        AccountId first = anAccount().id();
        AccountId second = anAccount().id();
        Team team = aTeamWith(first, second);
        offer(team, first);
        assertEquals(Optional.of(first), heir(team));
        assertEquals(
                Optional.of(first), committed(() -> teams().lock(team.id())).flatMap(Team::heir));
        offer(team, second);
        assertEquals(Optional.of(second), heir(team));
        assertEquals(team.owner(), teams().find(team.id()).orElseThrow().owner());
        commit(() -> teams().offer(team.id(), Optional.empty()));
        assertEquals(Optional.empty(), heir(team));
    }

    @Test
    default void handed_over_to_whomever_it_is_offered_to_nobody() {
        AccountId heir = anAccount().id();
        AccountId other = anAccount().id();
        Team team = aTeamWith(heir, other);
        offer(team, heir);
        committed(() -> teams().handTo(team.id(), other));
        assertEquals(Optional.empty(), heir(team));
        offer(team, heir);
        committed(() -> teams().handTo(team.id(), heir));
        assertEquals(Optional.empty(), heir(team));
    }

    @Test
    default void an_offer_ends_when_whom_it_was_made_to_leaves() {
        AccountId heir = anAccount().id();
        AccountId other = anAccount().id();
        Team team = aTeamWith(heir, other);
        Team elsewhere = aTeamWith(heir);
        offer(team, heir);
        offer(elsewhere, heir);
        committed(() -> store().memberships().leave(team.id(), other));
        assertEquals(Optional.of(heir), heir(team));
        committed(() -> store().memberships().leave(team.id(), heir));
        assertEquals(Optional.empty(), heir(team));
        assertEquals(Optional.of(heir), heir(elsewhere));
        join(team, heir, Role.USER);
        assertEquals(Optional.empty(), heir(team));
    }

    /** Whatever wins, nobody outside the team is left to whom it is offered. */
    @Test
    default void offered_to_who_leaves_at_once_it_is_offered_to_a_member_or_nobody() {
        AccountId heir = anAccount().id();
        Team team = aTeamWith();
        try (Race race = new Race(2)) {
            for (int round = 0; round < 20; round++) {
                join(team, heir, Role.USER);
                race.run(List.<Supplier<Boolean>>of(
                        () -> committed(() -> {
                            teams().lock(team.id());
                            Optional<Member> member = store().memberships().find(team.id(), heir);
                            member.ifPresent(there -> teams().offer(team.id(), Optional.of(heir)));
                            return member.isPresent();
                        }),
                        () -> committed(() -> store().memberships().leave(team.id(), heir))));
                assertEquals(Optional.empty(), heir(team));
            }
        }
    }

    @Test
    default void it_is_renamed_and_nothing_else() {
        AccountId heir = anAccount().id();
        Team team = aTeamWith(heir);
        Team other = aTeamWith();
        offer(team, heir);
        TeamName name = anUnknownTeam(AccountId.NOBODY).name();
        commit(() -> teams().rename(team.id(), name));
        assertEquals(
                Optional.of(new Team(
                        team.id(),
                        name,
                        team.owner(),
                        Optional.of(heir),
                        team.zone(),
                        team.licensing(),
                        team.createdAt())),
                teams().find(team.id()));
        assertEquals(List.of(), teams().named(team.name()));
        assertEquals(Optional.of(other), teams().find(other.id()));
    }

    /** With everything that belongs to it; its log stays, and so does every other team. */
    @Test
    default void it_is_deleted_with_all_that_belongs_to_it() {
        AccountId heir = anAccount().id();
        List<Team> both = List.of(aTeamWith(heir), aTeamWith(heir));
        Event event = Event.byOperator(
                both.get(0).id(), heir, new TeamFact.Deleted(both.get(0).name()));
        List<BearerToken> links = both.stream().map(this::furnished).toList();
        commit(() -> store().auditTrail().record(event));
        Team gone = both.get(0);
        Team left = both.get(1);
        commit(() -> {
            teams().lock(gone.id());
            teams().delete(gone.id());
        });
        assertEquals(Optional.empty(), teams().find(gone.id()));
        assertEquals(List.of(), members(gone));
        assertEquals(TeamRules.NONE, store().policies().of(gone.id()));
        assertEquals(Optional.empty(), store().invitations().find(links.get(0)));
        assertEquals(Optional.of(heir), heir(left));
        assertEquals(2, members(left).size());
        TeamRules rules = store().policies().of(left.id());
        assertEquals(1, rules.policies().changes().size());
        assertEquals(1, rules.plans().changes().size());
        assertTrue(store().invitations().find(links.get(1)).isPresent());
        assertEquals(
                List.of(left.id()),
                store().memberships().of(heir).stream()
                        .map(seat -> seat.team().id())
                        .toList());
    }

    @Test
    default void a_deletion_taken_back_deletes_nothing() {
        Team team = aTeamWith(anAccount().id());
        rollBack(() -> teams().delete(team.id()));
        assertEquals(Optional.of(team), teams().find(team.id()));
        assertEquals(2, members(team).size());
    }

    @Test
    default void a_lock_answers_with_the_team() {
        Team team = aTeam(anAccount().id());
        assertEquals(Optional.of(team), committed(() -> teams().lock(team.id())));
        TeamId unknown = anUnknownTeam(AccountId.NOBODY).id();
        assertEquals(Optional.empty(), committed(() -> teams().lock(unknown)));
    }

    @Test
    default void changing_teams_needs_a_transaction() {
        Team team = aTeam(anAccount().id());
        assertNeedsTransaction(() -> teams().add(team));
        assertNeedsTransaction(() -> teams().lock(team.id()));
        assertNeedsTransaction(() -> teams().handTo(team.id(), team.owner()));
        assertNeedsTransaction(() -> teams().offer(team.id(), Optional.empty()));
        assertNeedsTransaction(() -> teams().rename(team.id(), team.name()));
        assertNeedsTransaction(() -> teams().delete(team.id()));
    }

    private Team aTeamWith(AccountId... members) {
        Team team = aTeam(anAccount().id());
        for (AccountId member : members) {
            join(team, member, Role.USER);
        }
        return team;
    }

    /** Gives a team something of all that can belong to one; answers the link of an invitation. */
    private BearerToken furnished(Team team) {
        BearerToken token = BearerToken.make(team.id().value(), RANDOM);
        InvitationId id = new InvitationId(TimeOrderedId.make(NOW, RANDOM));
        commit(() -> {
            store().policies().add(team.id(), new PolicyChange(NOW, Mandate.EVERYONE, Optional.empty()));
            store().subscriptions()
                    .add(team.id(), new PlanChange(NOW, new Terms(Plan.ENTERPRISE, true), Optional.empty()));
            store().invitations().reserve(team.id(), team.day(NOW), 1);
            store().invitations()
                    .add(
                            new Invitation(team.id(), id, anAddress(), Role.USER, false, team.owner(), NOW),
                            token.digest());
        });
        AccountId heir = members(team).stream()
                .filter(member -> member.role() != Role.OWNER)
                .map(member -> member.account().id())
                .findFirst()
                .orElseThrow();
        offer(team, heir);
        return token;
    }

    private void offer(Team team, AccountId heir) {
        commit(() -> teams().offer(team.id(), Optional.of(heir)));
    }

    private Optional<AccountId> heir(Team team) {
        return teams().find(team.id()).flatMap(Team::heir);
    }

    private AccountId anAccountOutside() {
        return anUnknownAccount(true).id();
    }

    private Teams teams() {
        return store().teams();
    }
}
