package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryPortal;

class CreateAccountCommandTest {

    private static final String GOOD = "seven quiet herons";

    private final Session session = new Session();

    @Test
    void an_account_can_be_signed_in_to_with_the_password_on_standard_input() {
        session.typedAhead = GOOD + "\nnot the password\n";
        Session.Outcome outcome = create("ann@example.com", "Ann Smith", "--password-stdin");

        assertEquals(new Session.Outcome(0, "Created the account of ann@example.com." + nl(), ""), outcome);
        assertTrue(opensWith(GOOD));
    }

    @Test
    void only_the_end_of_the_line_is_no_part_of_the_password() {
        session.typedAhead = "  seven quiet herons \r\n";
        create("ann@example.com", "Ann", "--password-stdin");

        assertTrue(opensWith("  seven quiet herons "));
    }

    @Test
    void without_a_line_end_all_of_it_is_the_password() {
        session.typedAhead = GOOD + "\r";
        create("ann@example.com", "Ann", "--password-stdin");

        assertTrue(opensWith(GOOD + "\r"));
    }

    @Test
    void without_a_password_its_holder_is_mailed_the_link_that_is_printed() {
        session.typedAhead = GOOD;
        Session.Outcome outcome = create("ann@example.com", "Ann");

        String link = mailedLink();
        assertEquals(
                new Session.Outcome(
                        0,
                        String.join(
                                nl(),
                                "Created the account of ann@example.com. Its holder sets the password here:",
                                link,
                                "The link works once, for 24 hours. It goes to ann@example.com by mail, too.",
                                ""),
                        ""),
                outcome);
        assertFalse(opensWith(GOOD), "standard input is not read unasked");
    }

    @Test
    void for_programs_the_link_is_a_field() {
        String out = create("ann@example.com", "Ann", "--output=json").out();

        assertTrue(out.endsWith(",\"state\":\"enabled\",\"link\":\"" + mailedLink() + "\"}\n"), out);
    }

    @Test
    void with_a_password_there_is_no_link() {
        withPassword(GOOD);

        assertEquals(List.of(), mails());
    }

    @Test
    void each_refusal_has_its_words_and_its_code() {
        refused(create("ann", "Ann"), "Type the whole e-mail address, such as name@example.com. [email-malformed]");
        refused(create("ann@example.com", " "), "Type your name, as your team knows you. [name-missing]");
        refused(withPassword("too short"), "This password has 9 characters. Use at least 15. [password-too-short]");
        refused(withPassword("x"), "This password has 1 character. Use at least 15. [password-too-short]");
        refused(
                withPassword(""),
                "The first line of standard input is empty. Give the password there, or leave --password-stdin away. [password-missing]");
        refused(
                withPassword("x".repeat(1025)),
                "This password is too long. Use at most 1,024 bytes. [password-too-long]");
        refused(
                withPassword("x".repeat(1_000_000)),
                "This password is too long. Use at most 1,024 bytes. [password-too-long]");
        refused(
                withPassword("passwordpassword"),
                "This password is too common. Add a few words that do not belong together. [password-too-common]");
        refused(
                withPassword("ann.example.ann.example"),
                "This password holds your name or address. Choose other words. [password-too-personal]");
    }

    @Test
    void bytes_that_are_no_text_are_refused_and_not_replaced() {
        byte[] latin1 = {'a', (byte) 0xE4, 'b', '\n'};
        Session.Outcome outcome =
                session.run(latin1, "account", "create", "ann@example.com", "--name", "Ann", "--password-stdin");

        refused(
                outcome,
                "This password is not UTF-8 text. Look how the line was written, then try again. [password-malformed]");
    }

    @Test
    void a_taken_address_is_refused() {
        session.with("Ann@example.com");
        refused(
                withPassword(GOOD),
                "ann@example.com has an account already."
                        + " See it with: vestibule account show ann@example.com [address-taken]");
    }

    @Test
    void the_database_is_not_opened_for_what_cannot_be() {
        create("ann", "Ann");
        create("ann@example.com", " ");
        withPassword("x".repeat(1025));
        assertEquals(0, session.opened);
    }

    @Test
    void for_programs_a_refusal_is_an_object_on_standard_error() {
        Session.Outcome outcome = create("\"ann\"", "Ann", "--output=json");

        assertEquals("", outcome.out());
        assertEquals(
                "{\"code\":\"email-malformed\","
                        + "\"message\":\"Type the whole e-mail address, such as name@example.com.\"}\n",
                outcome.err());
    }

    @Test
    void for_programs_the_answer_is_the_account() {
        session.typedAhead = GOOD;
        Session.Outcome outcome = create("ann@example.com", "Ann \"\u2028Ü", "--password-stdin", "--output=json");
        assertEquals(1, outcome.exitCode());

        outcome = create("ann@example.com", "Ann \"Ü\"", "--password-stdin", "--output=json");
        assertEquals("", outcome.err());
        assertTrue(
                outcome.out()
                        .matches(
                                "\\{\"id\":\"[-0-9a-f]{36}\",\"email\":\"ann@example.com\",\"name\":\"Ann \\\\\"Ü\\\\\"\","
                                        + "\"createdAt\":\"2030-01-01T00:00:00Z\",\"state\":\"enabled\"}\n"),
                outcome.out());
    }

    private Session.Outcome create(String email, String name, String... more) {
        var arguments = new ArrayList<>(List.of("account", "create", email, "--name", name));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }

    private Session.Outcome withPassword(String password) {
        session.typedAhead = password + "\n";
        return create("ann@example.com", "Ann", "--password-stdin");
    }

    private List<Notice> mails() {
        session.portal.deliverAll();
        return session.portal.mailer.sentTo(InMemoryPortal.email("ann@example.com"));
    }

    private String mailedLink() {
        List<Notice> mails = mails();
        assertEquals(
                List.of(Notice.Kind.ACCOUNT_CREATED),
                mails.stream().map(Notice::kind).toList());
        return mails.get(0).link().toString();
    }

    private boolean opensWith(String password) {
        Account account = session.portal
                .useCases
                .account()
                .findAccount()
                .find(InMemoryPortal.email("ann@example.com"))
                .orElseThrow();
        return session.portal.signIn(account, InMemoryPortal.password(password)) instanceof SignIn.SignedInNow;
    }

    private static void refused(Session.Outcome outcome, String message) {
        assertEquals(new Session.Outcome(1, "", "vestibule: " + message + nl()), outcome);
    }

    private static String nl() {
        return System.lineSeparator();
    }
}
