package org.vestibule.application.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Club;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/** Whom a removal, another role or Technician concerns is mailed: which team, when, by whom (PRODUCT D). */
class MailsToMembersTest {

    private final Club club = new Club();
    private final TeamId team = club.team.id();
    private final AccountId bob = club.bob.id();
    private final Authority.OfMember ada = club.proven(club.ada);
    private final String owner = club.ada.account().name().value();
    private int seen = outbox().size();

    @Test
    void whoever_is_removed_is_told_by_whom() {
        assertEquals(TeamChange.DONE, remove(ada));
        assertTold(club.bob, Notice.Kind.MEMBER_REMOVED, owner);
    }

    /** The name of a member stands in the mail; whoever runs the portal is named by words of the mail's own. */
    @Test
    void whatever_an_operator_does_names_nobody() {
        assertEquals(TeamChange.DONE, setRole(Authority.OPERATOR, Role.ADMIN));
        assertTold(club.bob, Notice.Kind.MADE_ADMIN, "");
        assertEquals(TeamChange.DONE, setTechnician(Authority.OPERATOR, true));
        assertTold(club.bob, Notice.Kind.TECHNICIAN_GIVEN, "");
        assertEquals(TeamChange.DONE, remove(Authority.OPERATOR));
        assertTold(club.bob, Notice.Kind.MEMBER_REMOVED, "");
    }

    @Test
    void another_role_is_told_and_which() {
        for (Role role : List.of(Role.ADMIN, Role.MANAGER, Role.USER)) {
            assertEquals(TeamChange.DONE, setRole(ada, role));
            assertTold(club.bob, Notice.Kind.valueOf("MADE_" + role), owner);
        }
    }

    @Test
    void technician_given_or_taken_is_told() {
        assertEquals(TeamChange.DONE, setTechnician(ada, true));
        assertTold(club.bob, Notice.Kind.TECHNICIAN_GIVEN, owner);
        assertEquals(TeamChange.DONE, setTechnician(ada, false));
        assertTold(club.bob, Notice.Kind.TECHNICIAN_TAKEN, owner);
    }

    /** Whoever did it with somebody else's session is found out by its holder. */
    @Test
    void whoever_does_it_to_themself_is_told_too() {
        setRole(Authority.OPERATOR, Role.ADMIN);
        seen = outbox().size();
        Authority.OfMember self = club.proven(club.bob);
        seen = outbox().size();
        assertEquals(TeamChange.DONE, setRole(self, Role.USER));
        assertTold(club.bob, Notice.Kind.MADE_USER, club.bob.name().value());
    }

    /** Two have another role then, and neither did it. */
    @Test
    void a_new_owner_by_an_operators_word_is_told_and_so_is_the_old_one() {
        assertEquals(TeamChange.DONE, club.does.handover().setOwner().set(team, bob));
        assertEquals(
                List.of(
                        told(club.bob, Notice.Kind.MADE_OWNER, ""),
                        told(club.ada.account(), Notice.Kind.MADE_ADMIN, "")),
                fresh());
        assertEquals(TeamChange.UNCHANGED, club.does.handover().setOwner().set(team, bob));
        assertEquals(List.of(), fresh());
    }

    @Test
    void nothing_changed_is_nothing_told() {
        assertEquals(TeamChange.UNCHANGED, setRole(ada, Role.USER));
        assertEquals(TeamChange.UNCHANGED, setTechnician(ada, false));
        Account eve = club.portal.account("eve@example.com");
        assertEquals(TeamChange.NOT_A_MEMBER, club.does.member().removeMember().remove(ada, team, eve.id()));
        assertEquals(TeamChange.NOT_A_MEMBER, club.does.member().setRole().set(ada, team, eve.id(), Role.ADMIN));
        AccountId own = club.ada.account().id();
        assertEquals(TeamChange.IS_OWNER, club.does.member().removeMember().remove(Authority.OPERATOR, team, own));
        assertEquals(TeamChange.IS_OWNER, club.does.member().setRole().set(ada, team, own, Role.USER));
        assertEquals(List.of(), fresh());
    }

    @Test
    void what_is_refused_is_not_told() {
        Authority.OfMember user = club.proven(club.bob);
        seen = outbox().size();
        assertEquals(TeamChange.NOT_ALLOWED, remove(user));
        assertEquals(TeamChange.NOT_ALLOWED, setRole(user, Role.ADMIN));
        assertEquals(TeamChange.NOT_ALLOWED, setTechnician(user, true));
        assertEquals(List.of(), fresh());
        club.require(Mandate.EVERYONE);
        seen = outbox().size();
        assertEquals(TeamChange.WITHHELD, setTechnician(user, true));
        assertEquals(List.of(), fresh());
    }

    private TeamChange remove(Authority by) {
        return club.does.member().removeMember().remove(by, team, bob);
    }

    private TeamChange setRole(Authority by, Role role) {
        return club.does.member().setRole().set(by, team, bob, role);
    }

    private TeamChange setTechnician(Authority by, boolean technician) {
        return club.does.member().setTechnician().set(by, team, bob, technician);
    }

    private void assertTold(Account whom, Notice.Kind kind, String by) {
        assertEquals(List.of(told(whom, kind, by)), fresh());
    }

    /** Its link opens nothing that a session would not. */
    private Notice told(Account whom, Notice.Kind kind, String by) {
        URI teams = URI.create("https://portal.example/");
        return Notice.of(
                whom.id(), kind, whom.email(), teams, "Acme", club.now().toString(), by);
    }

    private List<Notice> fresh() {
        List<Notice> all = outbox();
        List<Notice> fresh = all.subList(seen, all.size());
        seen = all.size();
        return List.copyOf(fresh);
    }

    private List<Notice> outbox() {
        return club.portal.store.outbox().due();
    }
}
