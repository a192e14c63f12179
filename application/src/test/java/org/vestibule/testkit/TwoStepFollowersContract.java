package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.vestibule.application.twostep.TwoStepFollowers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link TwoStepFollowers} keeps: a member's row says what the authenticator says. */
public interface TwoStepFollowersContract extends TeamStoreContract {

    @Test
    default void every_place_of_the_account_follows_and_no_other() {
        AccountId account = anAccount().id();
        AccountId other = anAccount().id();
        Team owned = aTeam(account);
        Team joined = aTeam(other);
        join(joined, account, Role.USER);
        commit(() -> followers().note(account, true));
        assertOn(true, owned, account);
        assertOn(true, joined, account);
        assertOn(false, joined, other);
        commit(() -> followers().note(account, false));
        assertOn(false, owned, account);
        assertOn(false, joined, account);
    }

    @Test
    default void who_has_it_already_joins_with_it() {
        AccountId account = anAccount().id();
        TotpKey key = TotpKey.make(new SecureRandom());
        committed(() -> store().authenticators().bind(account, key, new TimeStep(1), NOW));
        Team owned = aTeam(account);
        Team joined = aTeam(anAccount().id());
        join(joined, account, Role.USER);
        assertOn(true, owned, account);
        assertOn(true, joined, account);
    }

    @Test
    default void a_note_taken_back_is_none() {
        AccountId account = anAccount().id();
        Team team = aTeam(account);
        rollBack(() -> followers().note(account, true));
        assertOn(false, team, account);
    }

    @Test
    default void noting_needs_a_transaction() {
        AccountId account = anAccount().id();
        assertNeedsTransaction(() -> followers().note(account, true));
    }

    private void assertOn(boolean on, Team team, AccountId account) {
        assertEquals(on, member(team, account).twoStepOn());
    }

    private TwoStepFollowers followers() {
        return store().twoStepFollowers();
    }
}
