package org.vestibule.application.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;
import static org.vestibule.testkit.InMemoryPortal.password;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

class CreateAccountTest {

    private static final EmailAddress ADDRESS = email("ada@example.com");
    private static final PersonName NAME = PersonName.parse("Ada Lovelace").orElseThrow();

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);

    @Test
    void an_account_can_be_signed_in_to() {
        var created = assertInstanceOf(CreateAccount.Created.class, create(PASSWORD));
        assertEquals(created.account(), portal.signedIn(created.account()).account());
        assertEquals(SettableClock.START, created.account().createdAt());
    }

    @Test
    void it_is_an_event_of_the_operators() {
        var created = assertInstanceOf(CreateAccount.Created.class, create(PASSWORD));
        assertEquals(
                List.of(Event.byOperator(created.account().id(), PlainFact.ACCOUNT_CREATED)),
                store.auditTrail().events());
    }

    @Test
    void an_address_has_one_account() {
        create(PASSWORD);
        assertEquals(new CreateAccount.AddressTaken(), create(PASSWORD));
        assertEquals(1, store.auditTrail().events().size());
    }

    @Test
    void racing_for_one_address_one_wins() {
        try (Race race = new Race(20)) {
            List<CreateAccount.Result> results = race.run(() -> create(PASSWORD));
            assertEquals(
                    1,
                    results.stream()
                            .filter(CreateAccount.Created.class::isInstance)
                            .count());
        }
    }

    @Test
    void a_password_that_will_not_do_makes_none() {
        assertEquals(
                new CreateAccount.PasswordRefused(PasswordPolicy.Refusal.TOO_SHORT, 14, 15),
                create(password("fourteen chars")));
        assertEquals(
                new CreateAccount.PasswordRefused(PasswordPolicy.Refusal.TOO_COMMON, 28, 15),
                create(password("Correct Horse Battery Staple")));
        assertEquals(
                new CreateAccount.PasswordRefused(PasswordPolicy.Refusal.TOO_PERSONAL, 16, 15),
                create(password("vestibule-ada-17")));
        assertEquals(Optional.empty(), store.accounts().find(ADDRESS));
    }

    /** S-014. */
    @Test
    void without_a_password_its_holder_is_mailed_a_link_to_set_one() {
        var created = assertInstanceOf(
                CreateAccount.Created.class,
                portal.useCases.account().createAccount().create(ADDRESS, NAME, Optional.empty()));
        Notice mail = store.outbox().due().get(0);
        assertEquals(Notice.Kind.ACCOUNT_CREATED, mail.kind());
        assertEquals(created.link(), Optional.of(mail.link()));
        assertEquals(List.of(portal.clock.instant().toString()), mail.details());
        assertEquals(new SignIn.NotAccepted(), portal.signIn(created.account(), PASSWORD));
        String path = mail.link().getPath();
        BearerToken link =
                BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases.recovery().resetPassword().reset(link, LinkPurpose.SET_PASSWORD, PASSWORD, ORIGIN));
        portal.signedIn(created.account());
    }

    @Test
    void with_a_password_there_is_no_link() {
        assertEquals(
                Optional.empty(),
                assertInstanceOf(CreateAccount.Created.class, create(PASSWORD)).link());
        assertEquals(List.of(), store.outbox().due());
    }

    @Test
    void an_account_that_is_rolled_back_is_no_event() {
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> create(PASSWORD));
        assertEquals(List.of(), store.auditTrail().events());
        assertEquals(Optional.empty(), store.accounts().find(ADDRESS));
    }

    private CreateAccount.Result create(Password password) {
        return portal.useCases.account().createAccount().create(ADDRESS, NAME, Optional.of(password));
    }
}
