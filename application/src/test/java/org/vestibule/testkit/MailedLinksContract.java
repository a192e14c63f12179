package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.link.Undoing;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link MailedLinks} keeps (S-049). */
public interface MailedLinksContract extends StoreContract {

    Instant END = NOW.plusSeconds(1800);

    @Test
    default void a_link_is_found_by_its_token_until_it_expires() {
        Account account = anAccount();
        BearerToken link = opened(account.id(), LinkPurpose.SET_PASSWORD);
        assertEquals(Optional.of(account), links().find(link, LinkPurpose.SET_PASSWORD, END.minusMillis(1)));
        assertEquals(Optional.empty(), links().find(link, LinkPurpose.SET_PASSWORD, END));
        assertFalse(redeemed(link, LinkPurpose.SET_PASSWORD, END));
        assertEquals(Optional.empty(), links().find(aToken(account.id()), LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void it_works_for_its_own_purpose_only() {
        BearerToken link = opened(anAccount().id(), LinkPurpose.SET_PASSWORD);
        assertEquals(Optional.empty(), links().find(link, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertFalse(redeemed(link, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertTrue(redeemed(link, LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void it_works_for_its_own_account_only() {
        BearerToken link = opened(anAccount().id(), LinkPurpose.SET_PASSWORD);
        String secret = link.text().substring(link.text().indexOf('.'));
        BearerToken moved = BearerToken.parse(anAccount().id() + secret).orElseThrow();
        assertEquals(Optional.empty(), links().find(moved, LinkPurpose.SET_PASSWORD, NOW));
        assertFalse(redeemed(moved, LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void of_a_disabled_account_it_does_not_work() {
        BearerToken link = opened(aDisabledAccount().id(), LinkPurpose.SET_PASSWORD);
        assertEquals(Optional.empty(), links().find(link, LinkPurpose.SET_PASSWORD, NOW));
        assertFalse(redeemed(link, LinkPurpose.SET_PASSWORD, NOW));
    }

    /** S-063: opened all the same, so that both cost the same. */
    @Test
    default void of_nobody_it_opens_nothing() {
        BearerToken link = opened(AccountId.NOBODY, LinkPurpose.SET_PASSWORD);
        assertEquals(Optional.empty(), links().find(link, LinkPurpose.SET_PASSWORD, NOW));
        assertFalse(redeemed(link, LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void whoever_has_one_is_told_that_it_has_expired_unless_it_was_used() {
        AccountId account = anAccount().id();
        BearerToken link = opened(account, LinkPurpose.SET_PASSWORD);
        assertFalse(links().expired(link, END.minusMillis(1)));
        assertTrue(links().expired(link, END));
        assertFalse(links().expired(aToken(account), END));
        assertTrue(redeemed(link, LinkPurpose.SET_PASSWORD, NOW));
        assertFalse(links().expired(link, END));
    }

    @Test
    default void racing_to_use_it_one_wins() {
        AccountId account = anAccount().id();
        try (Race race = new Race(20)) {
            for (int round = 0; round < 20; round++) {
                BearerToken link = opened(account, LinkPurpose.SET_PASSWORD);
                List<Boolean> used = race.run(() -> redeemed(link, LinkPurpose.SET_PASSWORD, NOW));
                assertEquals(1, used.stream().filter(won -> won).count());
            }
        }
    }

    @Test
    default void asking_again_ends_no_earlier_one() {
        AccountId account = anAccount().id();
        BearerToken first = opened(account, LinkPurpose.SET_PASSWORD);
        BearerToken second = opened(account, LinkPurpose.SET_PASSWORD);
        assertTrue(redeemed(second, LinkPurpose.SET_PASSWORD, NOW));
        assertTrue(redeemed(first, LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void all_of_one_account_and_purpose_are_ended() {
        AccountId account = anAccount().id();
        AccountId other = anAccount().id();
        BearerToken ended = opened(account, LinkPurpose.SET_PASSWORD);
        BearerToken kept = opened(account, LinkPurpose.DISOWN_TWO_STEP);
        BearerToken anothers = opened(other, LinkPurpose.SET_PASSWORD);
        commit(() -> links().endAll(account, LinkPurpose.SET_PASSWORD));
        assertFalse(redeemed(ended, LinkPurpose.SET_PASSWORD, NOW));
        assertTrue(redeemed(kept, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertTrue(redeemed(anothers, LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void a_use_taken_back_leaves_it() {
        BearerToken link = opened(anAccount().id(), LinkPurpose.SET_PASSWORD);
        rollBack(() -> assertTrue(links().redeem(link, LinkPurpose.SET_PASSWORD, NOW)));
        assertTrue(redeemed(link, LinkPurpose.SET_PASSWORD, NOW));
    }

    @Test
    default void a_link_that_says_it_was_not_somebody_knows_what_it_is_about_for_7_days() {
        AccountId account = anAccount().id();
        BearerToken link = aToken(account);
        Happening happening = new Happening(Notice.Kind.NEW_BROWSER, NOW, ORIGIN);
        Instant end = NOW.plus(MailedLinks.NOT_ME);
        commit(() -> links().open(account, LinkPurpose.NOT_ME, link.digest(), end, happening));
        assertEquals(Optional.of(Told.of(happening)), links().told(link, end.minusMillis(1)));
        assertTrue(links().find(link, LinkPurpose.NOT_ME, end.minusMillis(1)).isPresent());
        assertEquals(Optional.empty(), links().told(link, end));
        assertEquals(Optional.empty(), links().find(link, LinkPurpose.SET_PASSWORD, NOW));
        assertEquals(Optional.empty(), links().told(opened(account, LinkPurpose.SET_PASSWORD), NOW));
        assertFalse(redeemed(link, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertTrue(redeemed(link, LinkPurpose.NOT_ME, NOW));
        assertEquals(Optional.empty(), links().told(link, NOW));
    }

    @Test
    default void what_a_link_undoes_is_known_until_it_is_used() {
        AccountId account = anAccount().id();
        Undoing.OfGrant grant = new Undoing.OfGrant(new GrantId(TimeOrderedId.make(NOW, RANDOM)));
        for (Undoing undoing : List.of(grant, aLicense(NOW.minusSeconds(60)))) {
            BearerToken link = undoing(account, undoing);
            assertEquals(Optional.of(undoing), links().undoing(link, END.minusMillis(1)));
            assertEquals(Optional.empty(), links().undoing(link, END));
            assertTrue(redeemed(link, LinkPurpose.DISOWN_GRANT, NOW));
            assertEquals(Optional.empty(), links().undoing(link, NOW));
        }
    }

    /** PRODUCT H: of the very sign-in in which it was let in. */
    @Test
    default void links_that_undo_what_was_licensed_in_one_sign_in_are_used_up_together() {
        AccountId account = anAccount().id();
        Instant signedInAt = Instant.parse("2026-11-27T04:20:00.123456789Z");
        Undoing.OfLicense license = aLicense(signedInAt);
        BearerToken link = undoing(account, license);
        BearerToken anotherSignIn = undoing(account, aLicense(signedInAt.plusMillis(1)));
        BearerToken anothers = undoing(anAccount().id(), aLicense(signedInAt));
        BearerToken grant = undoing(account, new Undoing.OfGrant(new GrantId(TimeOrderedId.make(signedInAt, RANDOM))));
        assertEquals(List.of(), committed(() -> links().redeemLicenses(account, signedInAt, END)));
        List<Undoing.OfLicense> used = committed(() -> links().redeemLicenses(account, signedInAt, NOW));
        assertEquals(
                List.of(license.computer()),
                used.stream().map(Undoing.OfLicense::computer).toList());
        assertEquals(license.team(), used.get(0).team());
        assertEquals(List.of(), committed(() -> links().redeemLicenses(account, signedInAt, NOW)));
        assertEquals(Optional.empty(), links().undoing(link, NOW));
        for (BearerToken kept : List.of(anotherSignIn, anothers, grant)) {
            assertTrue(redeemed(kept, LinkPurpose.DISOWN_GRANT, NOW));
        }
    }

    private static Undoing.OfLicense aLicense(Instant signedInAt) {
        return new Undoing.OfLicense(
                new TeamId(TimeOrderedId.make(NOW, RANDOM)),
                new ComputerId(TimeOrderedId.make(NOW, RANDOM)),
                signedInAt);
    }

    private BearerToken undoing(AccountId account, Undoing undoing) {
        BearerToken link = aToken(account);
        Happening happening = new Happening(Notice.Kind.COMPUTER_LICENSED, NOW, ORIGIN);
        commit(() -> links().open(account, LinkPurpose.DISOWN_GRANT, link.digest(), END, happening, undoing));
        return link;
    }

    @Test
    default void a_link_that_vouches_for_backup_codes_knows_when_and_where_one_was_typed() {
        AccountId account = anAccount().id();
        BearerToken link = aToken(account);
        Happening happening = new Happening(Notice.Kind.BACKUP_CODES_HELD, NOW, ORIGIN);
        commit(() -> links().open(account, LinkPurpose.VOUCH_FOR_CODES, link.digest(), END, happening));
        assertEquals(Optional.of(Told.of(happening)), links().told(link, END.minusMillis(1)));
        assertTrue(redeemed(link, LinkPurpose.VOUCH_FOR_CODES, NOW));
        assertEquals(Optional.empty(), links().told(link, NOW));
    }

    @Test
    default void a_link_that_takes_an_enabling_back_knows_when_and_where_that_was() {
        AccountId account = anAccount().id();
        BearerToken link = aToken(account);
        Happening happening = new Happening(Notice.Kind.TWO_STEP_ENABLED, NOW, ORIGIN);
        commit(() -> links().open(account, LinkPurpose.DISOWN_TWO_STEP, link.digest(), END, happening));
        assertEquals(Optional.of(Told.of(happening)), links().told(link, END.minusMillis(1)));
        assertEquals(Optional.empty(), links().told(link, END));
        assertTrue(redeemed(link, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertEquals(Optional.empty(), links().told(link, NOW));
    }

    @Test
    default void it_is_known_whether_one_for_a_purpose_still_works() {
        AccountId account = anAccount().id();
        BearerToken link = opened(account, LinkPurpose.DISOWN_TWO_STEP);
        opened(anAccount().id(), LinkPurpose.SET_PASSWORD);
        assertTrue(links().anyOpen(account, LinkPurpose.DISOWN_TWO_STEP, END.minusMillis(1)));
        assertFalse(links().anyOpen(account, LinkPurpose.DISOWN_TWO_STEP, END));
        assertFalse(links().anyOpen(account, LinkPurpose.SET_PASSWORD, NOW));
        assertTrue(links().isOpen(account, link.digest(), END.minusMillis(1)));
        assertFalse(links().isOpen(account, link.digest(), END));
        assertFalse(links().isOpen(anAccount().id(), link.digest(), NOW));
        assertTrue(redeemed(link, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertFalse(links().anyOpen(account, LinkPurpose.DISOWN_TWO_STEP, NOW));
        assertFalse(links().isOpen(account, link.digest(), NOW));
    }

    @Test
    default void expired_ones_are_swept() {
        AccountId account = anAccount().id();
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> links().sweep(longAgo.plusSeconds(1)));
        commit(() ->
                links().open(account, LinkPurpose.SET_PASSWORD, aToken(account).digest(), longAgo));
        commit(() ->
                links().open(account, LinkPurpose.SET_PASSWORD, aToken(account).digest(), longAgo.plusSeconds(1)));
        assertEquals(1, committed(() -> links().sweep(longAgo.plusSeconds(1))));
    }

    @Test
    default void changes_need_a_transaction() {
        AccountId account = anAccount().id();
        BearerToken link = opened(account, LinkPurpose.SET_PASSWORD);
        assertNeedsTransaction(() ->
                links().open(account, LinkPurpose.SET_PASSWORD, aToken(account).digest(), END));
        assertNeedsTransaction(() -> links().open(
                        account,
                        LinkPurpose.NOT_ME,
                        link.digest(),
                        END,
                        new Happening(Notice.Kind.NEW_BROWSER, NOW, ORIGIN)));
        assertNeedsTransaction(() -> links().redeem(link, LinkPurpose.SET_PASSWORD, NOW));
        assertNeedsTransaction(() -> links().redeemLicenses(account, NOW, NOW));
        assertNeedsTransaction(() -> links().endAll(account, LinkPurpose.SET_PASSWORD));
        assertNeedsTransaction(() -> links().sweep(NOW));
    }

    private MailedLinks links() {
        return store().mailedLinks();
    }

    private BearerToken opened(AccountId account, LinkPurpose purpose) {
        BearerToken link = aToken(account);
        commit(() -> links().open(account, purpose, link.digest(), END));
        return link;
    }

    private boolean redeemed(BearerToken link, LinkPurpose purpose, Instant now) {
        return committed(() -> links().redeem(link, purpose, now));
    }
}
