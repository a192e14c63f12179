package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.fence.Fence;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link Fence} keeps (I1; F-05, F-17). Whatever it stands on is its own, for it ends it all. */
public interface FenceContract extends TeamStoreContract, AppStoreContract {

    /** Each test has a day of its own, later than all before. */
    AtomicInteger DAYS = new AtomicInteger();

    @Test
    default void sessions_are_over() {
        BearerToken before = aToken(anAccount().id());
        Session session = aSession(before);
        Instant now = moved();
        assertEquals(Optional.empty(), store().sessions().find(before));
        assertFalse(committed(() -> store().sessions().lock(session)), "for what had begun before");
        BearerToken after = aToken(anAccount().id());
        aSession(after);
        assertTrue(store().sessions().find(after).isPresent(), "at " + now);
    }

    /** What ended by the fence is told of as ended by nothing else. */
    @Test
    default void of_sessions_those_are_counted_that_were_not_over() {
        Account account = anAccount();
        aSession(aToken(account.id()));
        moved();
        aSession(aToken(account.id()));
        assertEquals(1, committed(() -> store().sessions().endAll(account.id())));
    }

    @Test
    default void pending_sign_ins_are_over() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        Instant now = nextDay();
        AwaitingSecondStep signIn = new AwaitingSecondStep(
                account.id(),
                token.digest(),
                account.email(),
                Optional.empty(),
                Optional.empty(),
                now.plus(AwaitingSecondStep.LIFETIME));
        commit(() -> store().signIns().begin(signIn, ORIGIN));
        assertTrue(store().signIns().find(token, now).isPresent());
        move(now);
        assertEquals(Optional.empty(), store().signIns().find(token, now));
        assertEquals(SignIns.Progress.OVER, committed(() -> store().signIns().lock(signIn, at(now))));
    }

    @Test
    default void requests_of_apps_are_over() {
        AccountId account = anAccount().id();
        Instant now = nextDay();
        AppRequest request = aRequest(account, now.plus(AppRequest.LIFETIME));
        commit(() -> store().appRequests().add(request));
        move(now);
        assertEquals(Optional.empty(), store().appRequests().find(account, request.id(), now));
        assertEquals(Optional.empty(), committed(() -> store().appRequests().take(account, request.id(), now)));
        AppRequest after = aRequest(account, now.plus(AppRequest.LIFETIME));
        commit(() -> store().appRequests().add(after));
        assertTrue(committed(() -> store().appRequests().take(account, after.id(), now))
                .isPresent());
    }

    /** Nor is a spent one known any more: what came of it is over, too. */
    @Test
    default void codes_of_apps_are_over() {
        BearerToken unspent = aToken(anAccount().id());
        BearerToken spent = aToken(anAccount().id());
        Instant now = nextDay();
        commit(() -> {
            store().appCodes().add(aCode(unspent, now.plus(AppCode.LIFETIME)));
            store().appCodes().add(aCode(spent, now.plus(AppCode.LIFETIME)));
        });
        assertInstanceOf(
                AppCodes.Spent.class, committed(() -> store().appCodes().spend(spent, now)));
        move(now);
        for (BearerToken token : List.of(unspent, spent)) {
            assertEquals(
                    new AppCodes.NoSuch(), committed(() -> store().appCodes().spend(token, now)));
        }
        BearerToken after = aToken(anAccount().id());
        commit(() -> store().appCodes().add(aCode(after, now.plus(AppCode.LIFETIME))));
        assertInstanceOf(
                AppCodes.Spent.class, committed(() -> store().appCodes().spend(after, now)));
    }

    /** Which apps were let in stays known, and when they were used last without what is over. */
    @Test
    default void what_apps_were_granted_is_over() {
        AccountId account = anAccount().id();
        Client client = aClient(Client.Kind.PUBLIC, NOW);
        commit(() -> store().consents().note(account, client.id(), scopes(Scope.OPENID), NOW));
        Grant before = granted(aGrant(account, client.id(), NOW.plusSeconds(9)));
        moved();
        assertEquals(Optional.empty(), store().grants().find(account, before.id()));
        assertEquals(NOW, store().consents().of(account).get(0).consent().lastUsedAt());
        Grant after = granted(aGrant(account, client.id(), NOW.plusSeconds(9)));
        assertTrue(store().grants().find(account, after.id()).isPresent());
    }

    @Test
    default void mailed_links_have_expired() {
        Account account = anAccount();
        BearerToken link = aToken(account.id());
        Instant now = nextDay();
        commit(() -> store().mailedLinks()
                .open(account.id(), LinkPurpose.SET_PASSWORD, link.digest(), now.plus(Duration.ofHours(1))));
        move(now);
        assertEquals(Optional.empty(), store().mailedLinks().find(link, LinkPurpose.SET_PASSWORD, now));
        assertFalse(store().mailedLinks().anyOpen(account.id(), LinkPurpose.SET_PASSWORD, now));
        assertTrue(store().mailedLinks().expired(link, now));
        assertFalse(committed(() -> store().mailedLinks().redeem(link, LinkPurpose.SET_PASSWORD, now)));
    }

    @Test
    default void sign_ups_have_expired() {
        UUID id = TimeOrderedId.make(NOW, RANDOM);
        BearerToken link = BearerToken.make(id, RANDOM);
        Instant now = nextDay();
        commit(() -> store().signUps().open(id, link.digest(), anAddress(), now.plus(Duration.ofHours(1))));
        move(now);
        assertEquals(Optional.empty(), store().signUps().find(link, now));
        assertTrue(store().signUps().end(link, now).isPresent());
        assertFalse(committed(() -> store().signUps().redeem(link, at(now))));
    }

    /** They can be sent again. */
    @Test
    default void invitations_have_expired() {
        Account owner = anAccount();
        Team team = aTeam(owner.id());
        EmailAddress address = anAddress();
        BearerToken link = BearerToken.make(team.id().value(), RANDOM);
        Instant now = nextDay();
        Invitation invitation = new Invitation(
                team.id(),
                new InvitationId(TimeOrderedId.make(NOW, RANDOM)),
                address,
                Role.USER,
                false,
                owner.id(),
                now.plus(Invitation.LIFETIME));
        commit(() -> store().invitations().add(invitation, link.digest()));
        move(now);
        assertFalse(store().invitations().find(link).orElseThrow().live(now));
    }

    /** I1. */
    @Test
    default void no_earlier_step_is_accepted() {
        AccountId account = anAccount().id();
        Instant now = nextDay();
        TimeStep lowest = TimeStep.at(now).plus(2);
        commit(() -> store().authenticators().bind(account, TotpKey.make(RANDOM), lowest.plus(-9), now));
        commit(() -> store().fence().move(lowest, now));
        assertFalse(advanced(account, lowest.plus(-1), now));
        assertFalse(committed(() -> store().authenticators().noteReplay(account, lowest.plus(-1))), "it is no replay");
        assertTrue(advanced(account, lowest, now));
    }

    @Test
    default void it_never_moves_back() {
        AccountId account = anAccount().id();
        Instant now = nextDay();
        TimeStep lowest = TimeStep.at(now).plus(2);
        commit(() -> store().authenticators().bind(account, TotpKey.make(RANDOM), lowest.plus(-9), now));
        commit(() -> store().fence().move(lowest, now));
        commit(() -> store().fence().move(lowest.plus(-5), now.minusSeconds(150)));
        assertFalse(advanced(account, lowest.plus(-1), now));
    }

    /** A set made since is as good as ever. */
    @Test
    default void backup_codes_are_held_until_their_holder_followed_a_link() {
        Instant now = nextDay();
        AccountId before = aCodeSetOf(now.minusSeconds(1));
        commit(() -> store().fence().holdBackupCodes(now));
        AccountId after = aCodeSetOf(now.plusSeconds(1));
        assertEquals(BackupCodes.Redemption.HELD, redeemed(before, 1));
        assertEquals(BackupCodes.Redemption.UNKNOWN, redeemed(before, 7));
        assertEquals(BackupCodes.Redemption.REDEEMED, redeemed(after, 1));
        TokenDigest link = aToken(before).digest();
        assertEquals(Optional.empty(), store().backupCodes().linkFor(before, digest(1)));
        commit(() -> store().backupCodes().ask(before, digest(1), link));
        assertEquals(Optional.of(link), store().backupCodes().linkFor(before, digest(1)));
        assertEquals(BackupCodes.Redemption.HELD, redeemed(before, 1), "asking is no answer");
        commit(() -> store().backupCodes().vouch(before, aToken(before).digest(), now.plusSeconds(1)));
        commit(() -> store().backupCodes().vouch(after, link, now.plusSeconds(1)));
        assertEquals(BackupCodes.Redemption.HELD, redeemed(before, 1), "nor is another link, or another account");
        commit(() -> store().backupCodes().vouch(before, link, now.plusSeconds(1)));
        assertEquals(BackupCodes.Redemption.REDEEMED, redeemed(before, 1));
        assertEquals(BackupCodes.Redemption.ALREADY_USED, redeemed(before, 1));
        assertEquals(BackupCodes.Redemption.HELD, redeemed(before, 2), "it is for the one code");
        commit(() -> store().fence().holdBackupCodes(now.plusSeconds(2)));
        commit(() -> store().backupCodes().ask(before, digest(2), link));
        commit(() -> store().backupCodes().vouch(before, link, now.plusSeconds(1)));
        assertEquals(BackupCodes.Redemption.HELD, redeemed(before, 2), "what was vouched for before a restore is held");
    }

    @Test
    default void a_used_code_is_used_though_it_is_held() {
        Instant now = nextDay();
        AccountId account = aCodeSetOf(now.minusSeconds(1));
        assertEquals(BackupCodes.Redemption.REDEEMED, redeemed(account, 1));
        commit(() -> store().fence().holdBackupCodes(now));
        assertEquals(BackupCodes.Redemption.ALREADY_USED, redeemed(account, 1));
    }

    @Test
    default void taken_back_it_stands_where_it_stood() {
        BearerToken token = aToken(anAccount().id());
        aSession(token);
        Instant now = nextDay();
        rollBack(() -> store().fence().move(TimeStep.at(now), now));
        assertTrue(store().sessions().find(token).isPresent());
    }

    @Test
    default void moving_it_needs_a_transaction() {
        assertNeedsTransaction(() -> store().fence().move(TimeStep.at(NOW), NOW));
        assertNeedsTransaction(() -> store().fence().holdBackupCodes(NOW));
    }

    private static Instant nextDay() {
        return NOW.plus(Duration.ofDays(DAYS.incrementAndGet()));
    }

    private Instant moved() {
        Instant now = nextDay();
        move(now);
        return now;
    }

    private void move(Instant now) {
        commit(() -> store().fence().move(TimeStep.at(now).plus(2), now));
    }

    private boolean advanced(AccountId account, TimeStep step, Instant boundAt) {
        return committed(() -> store().authenticators().advance(account, boundAt, step, boundAt));
    }

    private AccountId aCodeSetOf(Instant madeAt) {
        AccountId account = anAccount().id();
        commit(() -> store().backupCodes()
                .replace(account, new CheapHasher(RANDOM).recipe(), List.of(digest(1), digest(2)), madeAt));
        return account;
    }

    private BackupCodes.Redemption redeemed(AccountId account, int code) {
        return committed(() -> store().backupCodes().redeem(account, digest(code), NOW));
    }

    private static byte[] digest(int code) {
        byte[] digest = new byte[32];
        digest[0] = (byte) code;
        return digest;
    }
}
