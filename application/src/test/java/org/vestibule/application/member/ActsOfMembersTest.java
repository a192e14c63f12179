package org.vestibule.application.member;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.Race;

/** What members do in their teams: as far as their role goes, and only while the team is open to them (PRODUCT D). */
class ActsOfMembersTest {

    private final Club club = new Club();
    private final Map<Role, Account> people = new EnumMap<>(Role.class);
    private final TeamId team = club.team.id();

    @BeforeEach
    void somebody_of_every_role() {
        people.put(Role.OWNER, club.ada.account());
        for (Role role : List.of(Role.ADMIN, Role.MANAGER, Role.USER)) {
            Account account = club.portal.account(role.name() + "@example.com");
            people.put(role, account);
            club.add(account, role, false);
        }
    }

    @Test
    void roles_are_given_as_far_as_ones_own_goes() {
        for (Role mine : Role.values()) {
            for (Role to : List.of(Role.ADMIN, Role.MANAGER, Role.USER)) {
                club.does.member().setRole().set(Authority.OPERATOR, team, club.bob.id(), Role.USER);
                boolean may = mine.maySetRole(Role.USER, to);
                TeamChange expected =
                        !may ? TeamChange.NOT_ALLOWED : to == Role.USER ? TeamChange.UNCHANGED : TeamChange.DONE;
                assertEquals(
                        expected, club.does.member().setRole().set(by(mine), team, club.bob.id(), to), mine + " " + to);
            }
        }
    }

    @Test
    void members_are_removed_as_far_as_ones_own_role_goes() {
        for (Role mine : Role.values()) {
            for (Role theirs : List.of(Role.ADMIN, Role.MANAGER, Role.USER)) {
                Account account = club.portal.account(mine + "." + theirs + "@example.com");
                club.add(account, theirs, false);
                assertEquals(
                        mine.mayRemove(theirs) ? TeamChange.DONE : TeamChange.NOT_ALLOWED,
                        club.does.member().removeMember().remove(by(mine), team, account.id()),
                        mine + " " + theirs);
            }
            assertEquals(
                    mine.maySeePeople() ? TeamChange.IS_OWNER : TeamChange.NOT_ALLOWED,
                    club.does
                            .member()
                            .removeMember()
                            .remove(by(mine), team, club.ada.account().id()));
        }
    }

    /** Nobody is asked to confirm what is refused then. */
    @Test
    void the_page_that_asks_first_refuses_what_removal_refuses() {
        List<Account> others = new ArrayList<>(people.values());
        others.add(club.portal.account("elsewhere@example.com"));
        for (Role mine : Role.values()) {
            for (Account other : others) {
                Place place = club.does
                        .team()
                        .enterTeam()
                        .enter(who(mine).id(), team)
                        .seat()
                        .orElseThrow();
                var shown = club.does.member().viewRemoval().of(place, other.id());
                TeamChange done = club.does.member().removeMember().remove(by(mine), team, other.id());
                TeamChange expected = shown instanceof ViewRemoval.Refused refused ? refused.why() : TeamChange.DONE;
                assertEquals(expected, done, mine + " " + other.email());
                if (done == TeamChange.DONE) {
                    club.add(other, roleOf(other), false);
                }
            }
        }
    }

    private Role roleOf(Account account) {
        return people.entrySet().stream()
                .filter(one -> one.getValue().equals(account))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Nobody is put out by themselves: they leave, and the log says so. */
    @Test
    void nobody_removes_themself() {
        for (Role mine : List.of(Role.ADMIN, Role.MANAGER)) {
            AccountId me = people.getOrDefault(mine, club.bob).id();
            assertEquals(
                    TeamChange.IS_ONESELF, club.does.member().removeMember().remove(by(mine), team, me));
            assertEquals(mine, club.member(people.getOrDefault(mine, club.bob)).role());
            assertEquals(0, club.portal.store.auditTrail().count(me, Event.Kind.MEMBER_REMOVED));
            assertEquals(TeamChange.DONE, club.does.member().removeMember().remove(Authority.OPERATOR, team, me));
        }
    }

    /** There is no other act to step down by, and none to become or stop being a Technician. */
    @Test
    void what_an_admin_may_do_to_another_they_may_do_to_themself() {
        AccountId me = people.getOrDefault(Role.ADMIN, club.bob).id();
        assertEquals(TeamChange.DONE, club.does.member().setTechnician().set(by(Role.ADMIN), team, me, true));
        assertEquals(TeamChange.DONE, club.does.member().setTechnician().set(by(Role.ADMIN), team, me, false));
        assertEquals(
                TeamChange.NOT_ALLOWED, club.does.member().setRole().set(by(Role.MANAGER), team, me, Role.MANAGER));
        assertEquals(TeamChange.DONE, club.does.member().setRole().set(by(Role.ADMIN), team, me, Role.MANAGER));
        assertEquals(TeamChange.NOT_ALLOWED, club.does.member().setRole().set(by(Role.ADMIN), team, me, Role.ADMIN));
    }

    @Test
    void technician_is_given_by_owner_and_admins() {
        for (Role mine : Role.values()) {
            club.does.member().setTechnician().set(Authority.OPERATOR, team, club.bob.id(), false);
            assertEquals(
                    mine.maySetTechnician(Role.USER) ? TeamChange.DONE : TeamChange.NOT_ALLOWED,
                    club.does.member().setTechnician().set(by(mine), team, club.bob.id(), true));
        }
    }

    @Test
    void only_the_owner_renames_deletes_and_offers_the_team() {
        TeamName name = TeamName.parse("Other").orElseThrow();
        for (Role mine : List.of(Role.ADMIN, Role.MANAGER, Role.USER)) {
            Authority.OfMember by = by(mine);
            assertEquals(TeamChange.NOT_ALLOWED, club.does.team().renameTeam().rename(by.acting(), team, name));
            assertEquals(TeamChange.NOT_ALLOWED, club.does.team().deleteTeam().delete(by, team));
            assertEquals(
                    TeamChange.NOT_ALLOWED, club.does.handover().offerTeam().offer(by, team, club.bob.id()));
            assertEquals(
                    TeamChange.NOT_ALLOWED, club.does.handover().acceptTeam().accept(by, team));
        }
        Authority.OfMember owner = by(Role.OWNER);
        assertEquals(TeamChange.DONE, club.does.team().renameTeam().rename(owner.acting(), team, name));
        assertEquals(TeamChange.UNCHANGED, club.does.team().renameTeam().rename(owner.acting(), team, name));
        assertEquals(TeamChange.DONE, club.does.team().deleteTeam().delete(owner, team));
        assertEquals(TeamChange.NO_TEAM, club.does.team().deleteTeam().delete(owner, team));
        assertEquals(new FindTeam.Unknown(), club.does.team().findTeam().find("Other"));
        assertEquals(List.of(), club.does.team().listMyTeams().list(club.bob.id()));
    }

    @Test
    void all_but_the_owner_leave() {
        assertEquals(TeamChange.IS_OWNER, club.does.member().leaveTeam().leave(by(Role.OWNER), team));
        for (Role mine : List.of(Role.ADMIN, Role.MANAGER, Role.USER)) {
            Authority.OfMember by = by(mine);
            assertEquals(TeamChange.DONE, club.does.member().leaveTeam().leave(by, team));
            assertEquals(TeamChange.NO_TEAM, club.does.member().leaveTeam().leave(by, team));
        }
    }

    /** Nobody outside a team learns whether there is one of this id. */
    @Test
    void for_a_member_of_another_team_there_is_none() {
        Account eve = club.portal.account("eve@example.com");
        club.team("Other", eve, Club.ENTERPRISE);
        Authority.OfMember by = club.proven(eve);
        assertEquals(new EnterTeam.NoSuchTeam(), club.does.team().enterTeam().enter(eve.id(), team));
        assertEquals(TeamChange.NO_TEAM, club.does.member().setRole().set(by, team, club.bob.id(), Role.ADMIN));
        assertEquals(TeamChange.NO_TEAM, club.does.member().removeMember().remove(by, team, club.bob.id()));
        assertEquals(TeamChange.NO_TEAM, club.does.member().setTechnician().set(by, team, club.bob.id(), true));
        assertEquals(TeamChange.NO_TEAM, club.does.team().deleteTeam().delete(by, team));
        assertEquals(TeamChange.NO_TEAM, club.does.handover().offerTeam().offer(by, team, eve.id()));
        assertEquals(TeamChange.NO_TEAM, club.does.handover().acceptTeam().accept(by, team));
        assertEquals(TeamChange.NO_TEAM, club.does.member().leaveTeam().leave(by, team));
        assertEquals(
                new SetPolicy.NotAllowed(TeamChange.NO_TEAM),
                club.does.mandate().setPolicy().set(by, team, Mandate.NOBODY, Optional.empty()));
        assertEquals(
                new RemindMembers.Refused(TeamChange.NO_TEAM),
                club.does.mandate().remindMembers().remind(by.acting(), team, Optional.empty()));
        assertEquals(
                TeamChange.NO_TEAM,
                club.does
                        .team()
                        .renameTeam()
                        .rename(by.acting(), team, TeamName.parse("Mine").orElseThrow()));
    }

    /** The team is withheld everywhere, whatever the role; but leaving stays possible. */
    @Test
    void while_suspended_one_does_nothing_but_leave() {
        club.require(Mandate.EVERYONE);
        Authority.OfMember admin = by(Role.ADMIN);
        assertInstanceOf(
                EnterTeam.Withheld.class,
                club.does.team().enterTeam().enter(who(Role.ADMIN).id(), team));
        assertEquals(TeamChange.WITHHELD, club.does.member().setRole().set(admin, team, club.bob.id(), Role.ADMIN));
        assertEquals(TeamChange.WITHHELD, club.does.member().removeMember().remove(admin, team, club.bob.id()));
        assertEquals(TeamChange.WITHHELD, club.does.member().setTechnician().set(admin, team, club.bob.id(), true));
        assertEquals(
                new SetPolicy.NotAllowed(TeamChange.WITHHELD),
                club.does.mandate().setPolicy().set(admin, team, Mandate.NOBODY, Optional.empty()));
        assertEquals(
                new RemindMembers.Refused(TeamChange.WITHHELD),
                club.does.mandate().remindMembers().remind(admin.acting(), team, Optional.empty()));
        assertEquals(TeamChange.DONE, club.does.member().leaveTeam().leave(admin, team));
    }

    /** Enabling it opens the team at once, with the role kept. */
    @Test
    void enabling_it_opens_the_team_at_once() {
        club.require(Mandate.EVERYONE);
        Account admin = who(Role.ADMIN);
        var enrolled = club.enroll(admin);
        var entered = assertInstanceOf(
                EnterTeam.Entered.class, club.does.team().enterTeam().enter(admin.id(), team));
        assertEquals(Role.ADMIN, entered.place().me().role());
        assertEquals(
                TeamChange.DONE,
                club.does.member().setRole().set(club.proven(enrolled), team, club.bob.id(), Role.MANAGER));
    }

    @Test
    void whoever_is_disabled_by_the_operator_enters_nothing() {
        Account gone = club.portal.account("gone@example.com");
        club.add(gone, Role.ADMIN, false);
        club.portal
                .store
                .transactions()
                .inTransaction(() -> club.portal.store.accounts().setEnabled(gone.id(), false));
        assertEquals(new EnterTeam.NoSuchTeam(), club.does.team().enterTeam().enter(gone.id(), team));
    }

    @Test
    void the_log_says_who_did_it_to_whom() {
        club.does.member().setRole().set(by(Role.ADMIN), team, club.bob.id(), Role.MANAGER);
        Event event = club.portal.store.auditTrail().events().stream()
                .filter(any -> any.kind() == Event.Kind.ROLE_SET)
                .findFirst()
                .orElseThrow();
        assertEquals(club.bob.id(), event.account());
        assertEquals(Event.Actor.MEMBER, event.actor());
        assertEquals(Optional.of(who(Role.ADMIN).id()), event.by());
        assertEquals(Optional.of(team), event.team());
    }

    @Test
    void whoever_chooses_a_rule_that_covers_them_has_it_first() {
        Authority.OfMember admin = by(Role.ADMIN);
        assertEquals(
                new SetPolicy.Refused(PolicyRefusal.COVERS_YOU, club.ada.account()),
                club.does.mandate().setPolicy().set(admin, team, Mandate.EVERYONE, Optional.empty()));
        assertInstanceOf(
                SetPolicy.Done.class,
                club.does.mandate().setPolicy().set(admin, team, Mandate.TECHNICIANS, Optional.empty()));
        club.does
                .member()
                .setTechnician()
                .set(Authority.OPERATOR, team, club.ada.account().id(), true);
        club.does.mandate().setPolicy().set(Authority.OPERATOR, team, Mandate.NOBODY, Optional.empty());
        assertEquals(
                new SetPolicy.Refused(PolicyRefusal.COVERS_YOU, club.ada.account()),
                club.does.mandate().setPolicy().set(admin, team, Mandate.TECHNICIANS, Optional.empty()),
                "it would cover the Owner");
        assertEquals(
                new SetPolicy.NotAllowed(TeamChange.NOT_ALLOWED),
                club.does.mandate().setPolicy().set(by(Role.MANAGER), team, Mandate.NOBODY, Optional.empty()));
    }

    @Test
    void an_admin_who_has_it_waits_for_the_owner() {
        var admin = club.enroll(who(Role.ADMIN));
        club.does.twoStep().resetTwoStep().reset(club.ada.account(), "Lost phone");
        assertEquals(
                new SetPolicy.Refused(PolicyRefusal.COVERS_OWNER, club.ada.account()),
                club.does.mandate().setPolicy().set(club.proven(admin), team, Mandate.EVERYONE, Optional.empty()));
    }

    /** Two admins acting at once. */
    @Test
    void of_two_admins_who_demote_each_other_one_stays_admin() {
        Account second = club.portal.account("second@example.com");
        club.add(second, Role.ADMIN, false);
        Account first = who(Role.ADMIN);
        for (int round = 0; round < 20; round++) {
            club.does.member().setRole().set(Authority.OPERATOR, team, first.id(), Role.ADMIN);
            club.does.member().setRole().set(Authority.OPERATOR, team, second.id(), Role.ADMIN);
            Authority.OfMember one = club.proven(first);
            Authority.OfMember other = club.proven(second);
            try (Race race = new Race(2)) {
                List<Object> results = race.run(List.<Supplier<Object>>of(
                        () -> club.does.member().setRole().set(one, team, second.id(), Role.USER),
                        () -> club.does.member().setRole().set(other, team, first.id(), Role.USER)));
                assertTrue(
                        results.contains(TeamChange.DONE) && results.contains(TeamChange.NOT_ALLOWED),
                        results.toString());
            }
        }
    }

    private Account who(Role role) {
        return requireNonNull(people.get(role));
    }

    private Authority.OfMember by(Role role) {
        return role == Role.OWNER ? club.proven(club.ada) : club.proven(who(role));
    }
}
