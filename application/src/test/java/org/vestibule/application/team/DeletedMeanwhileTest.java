package org.vestibule.application.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;

/** What somebody begins with a team that was there a moment ago ends in words, not in a failure. */
class DeletedMeanwhileTest {

    private final Club club = new Club();

    @BeforeEach
    void delete_the_team() {
        club.portal
                .store
                .transactions()
                .inTransaction(() -> club.portal.store.teams().delete(club.team.id()));
    }

    @Test
    void nobody_is_put_into_it() {
        TeamChange change = club.does.member().addMember().add(club.team, club.bob.id(), Role.USER, false);
        assertEquals(TeamChange.NO_TEAM, change);
        assertEquals(Optional.empty(), club.portal.store.memberships().find(club.team.id(), club.bob.id()));
    }

    @Test
    void it_subscribes_to_nothing() {
        assertEquals(
                new SetSubscription.NoTeam(),
                club.does.team().setSubscription().set(club.team, Club.ENTERPRISE, Optional.empty()));
    }

    @Test
    void it_requires_nothing_and_there_is_nothing_to_try() {
        assertEquals(Optional.empty(), club.does.mandate().viewPolicy().of(club.team));
        assertEquals(
                new PreviewPolicy.NoTeam(),
                club.does.mandate().previewPolicy().preview(club.team, Mandate.EVERYONE, Optional.empty()));
        assertEquals(
                new SetPolicy.NotAllowed(TeamChange.NO_TEAM),
                club.does
                        .mandate()
                        .setPolicy()
                        .set(Authority.OPERATOR, club.team.id(), Mandate.EVERYONE, Optional.empty()));
    }
}
