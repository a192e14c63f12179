package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.TwoStepFact;
import org.vestibule.domain.notice.Notice;

class ResetTwoStepCommandTest {

    private static final String WHY = "Lost phone and codes; known by badge 4711";

    private final Session session = new Session();

    @Test
    void it_is_off_then_and_both_logs_say_why() {
        Account ann = session.portal.enrolled("ann@example.com").account();

        assertEquals(new Session.Outcome(0, """
                        Turned 2-step verification off for ann@example.com. All sessions were ended, all
                        known browsers forgotten, and the holder is told by mail. The account is
                        protected by its password alone until 2-step verification is enabled again.
                        """, ""), reset("ANN@example.com", " " + WHY + " "));
        assertEquals(
                "2-step verification  Off\n",
                session.run("two-step", "status", "ann@example.com").out());
        assertEquals(List.of("two-step reset: account " + ann.id() + ", reason: " + WHY), session.logged);
        assertTrue(session.portal.store.auditTrail().events().stream()
                .anyMatch(event -> event.fact().equals(new TwoStepFact.Reset(WHY))));
    }

    @Test
    void its_holder_is_told() {
        Account ann = session.portal.enrolled("ann@example.com").account();
        reset("ann@example.com", WHY);
        session.portal.deliverAll();

        assertTrue(session.portal.mailer.sentTo(ann.email()).stream()
                .anyMatch(notice -> notice.kind() == Notice.Kind.TWO_STEP_RESET));
    }

    @Test
    void for_programs_the_answer_is_the_account() {
        session.portal.enrolled("ann@example.com");
        String out = session.run("two-step", "reset", "ann@example.com", "--yes", "--reason", WHY, "--output=json")
                .out();

        assertTrue(
                out.contains("\"email\":\"ann@example.com\"") && out.endsWith("\"twoStep\":{\"state\":\"off\"}}\n"),
                out);
    }

    @Test
    void where_it_is_off_nothing_is_done_or_logged() {
        session.with("ann@example.com");

        assertEquals(
                refusal("2-step verification is off already for ann@example.com. Nothing was changed."
                        + " [two-step-already-off]"),
                reset("ann@example.com", WHY));
        assertEquals(List.of(), session.logged);
    }

    @Test
    void a_reason_is_needed() {
        for (String nothing : List.of("", " ", "\n", "\u200b\u00a0")) {
            assertEquals(
                    refusal("Say why, in one line: --reason \"lost phone and codes, known by badge\"."
                            + " Both logs keep it. [reason-missing]"),
                    reset("ann@example.com", nothing));
        }
        assertEquals(0, session.opened);
    }

    @Test
    void a_reason_is_one_line_of_200_characters_at_most() {
        for (String wrong : List.of("lost\nroot: all well", "lost\u2028found", "lo\u202Est", "lost\u001b[2J")) {
            assertEquals(
                    refusal("This reason holds a second line or a character that cannot be shown. Type it in one line,"
                            + " without. [reason-malformed]"),
                    reset("ann@example.com", wrong));
        }
        assertEquals(
                refusal("This reason has 201 characters. Use at most 200. [reason-too-long]"),
                reset("ann@example.com", "x".repeat(201)));
        session.portal.enrolled("ann@example.com");
        assertEquals(0, reset("ann@example.com", "\uD83D\uDD11".repeat(200)).exitCode());
    }

    @Test
    void the_account_must_be_known() {
        assertEquals(1, reset("ann@example.com", WHY).exitCode());
        assertEquals(1, reset("ann", WHY).exitCode());
    }

    private Session.Outcome reset(String email, String reason) {
        return session.run("two-step", "reset", email, "--yes", "--reason", reason);
    }

    private static Session.Outcome refusal(String message) {
        return new Session.Outcome(1, "", "vestibule: " + message + System.lineSeparator());
    }
}
