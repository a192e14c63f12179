package org.vestibule.adapters.persistence.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.Undoing;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.testkit.MailedLinksContract;

/** The contract, on PostgreSQL. */
class JdbiMailedLinksTest implements MailedLinksContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SIGN_IN_UNFINISHED",
                "SIGN_INS_UNFINISHED",
                "NEW_BROWSER",
                "PASSWORD_CHANGED",
                "TWO_STEP_ENABLED",
                "TWO_STEP_DISABLED",
                "DEVICE_CHANGED",
                "BACKUP_CODES_RENEWED",
                "BACKUP_CODE_USED",
                "AUTHENTICATOR_DISABLED",
                "BACKUP_CODES_DISABLED",
                "APP_CONNECTED",
                "APP_ENDED",
                "COMPUTER_LICENSED",
                "COMPUTER_CUT_OFF"
            })
    void what_has_a_link_that_says_it_was_not_somebody_is_kept(Notice.Kind kind) {
        Told told = Told.of(new Happening(kind, NOW, ORIGIN));
        assertEquals(Optional.of(told), store().mailedLinks().told(open(kind), NOW));
    }

    @Test
    void the_database_refuses_what_has_no_such_link() {
        assertThrows(RuntimeException.class, () -> open(Notice.Kind.SIGN_UP));
    }

    /** As a newer version writes it while this one still runs, having changed what the database refuses. */
    @Test
    void what_only_a_newer_version_knows_is_read_all_the_same() {
        BearerToken link = open(Notice.Kind.NEW_BROWSER);
        Database database = TestDatabase.SHARED.database();
        rollBack(() -> {
            database.change(
                    handle -> handle.execute("ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_happened_check"));
            database.change(handle -> handle.execute(
                    "UPDATE mailed_link SET happened = 'SOMETHING_NEW' WHERE account_id = ?", link.owner()));
            assertEquals(
                    Optional.of(new Told(Optional.empty(), NOW, ORIGIN)),
                    store().mailedLinks().told(link, NOW));
        });
    }

    /** Of what a node of the version before let in no sign-in is known: none undoes it, and its own link does. */
    @Test
    void what_was_licensed_in_no_known_sign_in_is_undone_by_its_own_link_alone() {
        AccountId account = anAccount().id();
        BearerToken link = aToken(account);
        Undoing.OfLicense license = new Undoing.OfLicense(
                new TeamId(TimeOrderedId.make(NOW, RANDOM)), new ComputerId(TimeOrderedId.make(NOW, RANDOM)), NOW);
        Happening happening = new Happening(Notice.Kind.COMPUTER_LICENSED, NOW, ORIGIN);
        Instant end = NOW.plusSeconds(1);
        commit(() ->
                store().mailedLinks().open(account, LinkPurpose.DISOWN_GRANT, link.digest(), end, happening, license));
        TestDatabase.SHARED.meddle("UPDATE mailed_link SET signed_in_at = NULL WHERE account_id = ?", account.value());
        assertEquals(List.of(), committed(() -> store().mailedLinks().redeemLicenses(account, NOW, NOW)));
        assertEquals(Optional.of(license), store().mailedLinks().undoing(link, NOW));
    }

    private BearerToken open(Notice.Kind kind) {
        AccountId account = anAccount().id();
        BearerToken link = aToken(account);
        commit(() -> store().mailedLinks()
                .open(
                        account,
                        LinkPurpose.NOT_ME,
                        link.digest(),
                        NOW.plusSeconds(1),
                        new Happening(kind, NOW, ORIGIN)));
        return link;
    }
}
