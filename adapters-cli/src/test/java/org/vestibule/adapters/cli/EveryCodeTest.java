package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.notice.Notice;

/** Every code with which a command refuses, and what leads to it: no code without a way, and none without words. */
class EveryCodeTest {

    private static final String CREATE = "account create new@example.com --name New --password-stdin";

    private final Session session = new Session();
    private String underWay = "";

    /**
     * A way.
     *
     * @param typed at the prompt, with underscores for the spaces in one argument
     * @param in given on standard input
     */
    record Way(String code, String typed, String in) {

        static Way to(String code, String typed) {
            return new Way(code, typed, "");
        }
    }

    static Stream<Way> ways() {
        return Stream.of(accounts(), teams(), rules(), clients(), keys(), mails())
                .flatMap(List::stream);
    }

    private static List<Way> accounts() {
        return List.of(
                Way.to("email-malformed", "account create new --name New"),
                Way.to("name-missing", "account create new@example.com --name _"),
                Way.to("name-empty-looking", "account create new@example.com --name \u3164"),
                Way.to("name-too-long", "account create new@example.com --name " + "n".repeat(101)),
                Way.to("name-unreadable", "account create new@example.com --name a\u202Eb"),
                new Way("password-missing", CREATE, "\n"),
                new Way("password-malformed", CREATE, "\u00ff"),
                new Way("password-too-short", CREATE, "short\n"),
                new Way("password-too-long", CREATE, "a".repeat(1_025) + "\n"),
                new Way("password-too-common", CREATE, "passwordpassword\n"),
                new Way("password-too-personal", CREATE, "new@example.com-new@example.com\n"),
                Way.to("address-taken", "account create bob@example.com --name Bob"),
                Way.to("account-unknown", "account show nobody@example.com"),
                Way.to("reason-missing", "two-step reset ann@example.com --reason _"),
                Way.to("reason-too-long", "two-step reset ann@example.com --reason " + "x".repeat(201)),
                Way.to("reason-malformed", "two-step reset ann@example.com --reason a\nb"),
                Way.to("confirmation-needed", "two-step reset ann@example.com --reason lost"),
                new Way("not-confirmed", "two-step reset ann@example.com --reason lost", "no\n"),
                Way.to("two-step-already-off", "two-step reset bob@example.com --reason lost --yes"));
    }

    private static List<Way> teams() {
        return List.of(
                Way.to("team-unknown", "team show Other"),
                Way.to("team-ambiguous", "team show Twin"),
                Way.to("team-name-missing", "team create _ --owner ann@example.com"),
                Way.to("team-name-malformed", "team create evil.example --owner ann@example.com"),
                Way.to("team-name-taken", "team create Acme --owner ann@example.com"),
                Way.to("zone-unknown", "team create New --owner ann@example.com --zone Mars/Base"),
                Way.to("role-owner", "team set-role Acme bob@example.com owner"),
                Way.to("role-owner", "team set-role Acme ann@example.com user"),
                Way.to("computer-unknown", "computer remove Acme Desk"),
                Way.to("member-already", "team add-member Acme bob@example.com"),
                Way.to("member-unknown", "team set-role Acme eve@example.com user"),
                Way.to("owner-cannot-leave", "team remove-member Acme ann@example.com --yes"));
    }

    private static List<Way> rules() {
        return List.of(
                Way.to("mandate-needs-enterprise", "policy set Twin2 everyone --yes"),
                Way.to("mandate-needs-assist", "policy set Acme technicians --yes"),
                Way.to("mandate-covers-owner", "policy set Bobs everyone --yes"),
                Way.to("date-past", "policy set Acme everyone --from 2029-12-31 --yes"),
                Way.to("subscription-ends-before-now", "subscription set Acme --plan enterprise --ends 2029-12-31"),
                Way.to("compliance-incomplete", "compliance Ruled --fail-if-incomplete"));
    }

    /** Of different addresses, for one that is given twice is one. */
    private static String tooMany(String option) {
        return IntStream.rangeClosed(0, Client.MOST_RETURNS)
                .mapToObj(i -> option + i)
                .collect(Collectors.joining());
    }

    private static List<Way> clients() {
        String create = "client create New --redirect-uri ";
        return List.of(
                Way.to("client-unknown", "client show Other"),
                Way.to("client-unknown", "client delete 019b0000-0000-7000-8000-000000000001"),
                Way.to("client-ambiguous", "client show Twin"),
                Way.to("client-name-missing", "client create _ --redirect-uri https://a.example/"),
                Way.to("name-too-long", "client create " + "n".repeat(101) + " --redirect-uri https://a.example/"),
                Way.to("name-unreadable", "client create a\u202Eb --redirect-uri https://a.example/"),
                Way.to("client-name-taken", "client create Wiki --redirect-uri https://a.example/"),
                Way.to("client-not-confidential", create + "https://a.example/ --trusted"),
                Way.to("client-not-reachable", create + "https://a.example/ --back-channel-uri https://a.example/told"),
                Way.to("client-change-missing", "client change Wiki"),
                Way.to("client-name-missing", "client change Wiki --name _"),
                Way.to("client-name-taken", "client change Wiki --name Viewer"),
                Way.to("client-not-reachable", "client change Viewer --back-channel-uri https://a.example/told"),
                Way.to("redirect-uri-missing", "client change Wiki --redirect-uri none"),
                Way.to("redirect-uri-localhost", "client change Wiki --logout-uri https://localhost/"),
                Way.to("redirect-uri-own-scheme", "client change Wiki --redirect-uri com.example.app:/back"),
                Way.to("redirect-uri-missing", create + "none"),
                Way.to("client-keeps-no-secret", "client rotate-secret Viewer --yes"),
                Way.to("redirect-uri-missing", "client create New"),
                Way.to(
                        "redirect-uris-too-many",
                        create + "https://a.example/" + tooMany(" --logout-uri https://a.example/")),
                Way.to("redirect-uri-fragment", create + "https://a.example/ --logout-uri https://a.example/#bye"),
                Way.to(
                        "redirect-uri-not-https",
                        create + "https://a.example/ --confidential --back-channel-uri http://a.example/"),
                Way.to(
                        "redirect-uri-own-scheme",
                        create + "https://a.example/ --confidential --back-channel-uri com.example.a:/told"),
                Way.to(
                        "redirect-uri-own-scheme",
                        create + "https://a.example/ --confidential --logout-uri com.example.a:/bye"),
                Way.to("redirect-uris-too-many", "client create New" + tooMany(" --redirect-uri https://a.example/")),
                Way.to("redirect-uri-malformed", create + "nothing"),
                Way.to("redirect-uri-too-long", create + "https://a.example/" + "a".repeat(1_000)),
                Way.to("redirect-uri-fragment", create + "https://a.example/#b"),
                Way.to("redirect-uri-user", create + "https://a@b.example/"),
                Way.to("redirect-uri-localhost", create + "http://localhost:8080/back"),
                Way.to("redirect-uri-not-https", create + "http://a.example/"),
                Way.to("redirect-uri-scheme", create + "javascript:alert(1)"),
                Way.to("redirect-uri-own-scheme", create + "com.example.app:/back --confidential"));
    }

    private static List<Way> mails() {
        return List.of(
                Way.to("email-malformed", "mail test new"),
                Way.to("mail-unknown", "mail resend 019b0000-0000-7000-8000-000000000001"),
                Way.to("mail-unknown", "mail drop 019b0000-0000-7000-8000-000000000001"),
                Way.to("mail-under-way", "mail resend MAIL"));
    }

    private static List<Way> keys() {
        return List.of(
                Way.to("signing-key-too-new", "keys rotate --signing-only"),
                Way.to("master-key-in-change", "keys rotate"),
                Way.to("master-key-same", "keys change-master"),
                Way.to("master-key-in-place", "keys change-master"),
                Way.to("master-key-not-begun", "keys change-master --finish --yes"),
                Way.to("master-key-not-in-place", "keys change-master --finish --yes"));
    }

    /** What has been done before: with a key, or with a mail. */
    private void prepare(String code) {
        if (code.equals("mail-under-way")) {
            underWay =
                    session.mail(Notice.Kind.DEVICE_CHANGED, "carl@example.com").toString();
            Instant now = session.portal.clock.instant();
            while (session.store
                    .outbox()
                    .claim(Notice.Urgency.BULK, now, now.plusSeconds(60))
                    .isPresent()) {
                // all of them
            }
        }
        if (code.equals("signing-key-too-new")) {
            done("keys rotate --signing-only");
        }
        if (Set.of("master-key-in-change", "master-key-in-place", "master-key-not-in-place")
                .contains(code)) {
            done("keys change-master");
        }
        if (code.equals("master-key-in-place")) {
            session.store.masterKeys().putNextInPlace();
        }
        if (code.equals("master-key-same")) {
            session.store.masterKeys().giveTheSameForTheNext();
        }
    }

    @BeforeEach
    void people_and_teams() {
        session.portal.enrolled("ann@example.com");
        session.with("bob@example.com", "eve@example.com");
        done("team create Acme --owner ann@example.com --plan enterprise");
        done("team add-member Acme bob@example.com");
        done("team create Ruled --owner ann@example.com --plan enterprise");
        done("team add-member Ruled bob@example.com");
        done("policy set Ruled everyone --yes");
        done("team create Twin --owner ann@example.com");
        done("team create Twin --owner ann@example.com --same-name");
        done("team create Twin2 --owner ann@example.com");
        done("team create Bobs --owner bob@example.com --plan enterprise");
        done("client create Viewer --redirect-uri http://127.0.0.1/back");
        done("client create Wiki --redirect-uri https://wiki.example/back --confidential");
        done("client create Twin --redirect-uri https://a.example/back");
        done("client create Twin --redirect-uri https://a.example/back --same-name");
    }

    @Test
    void there_is_a_way_to_every_code_and_words_for_each() {
        Set<String> codes = ResourceBundle.getBundle("org.vestibule.adapters.cli.messages").keySet().stream()
                .filter(key -> key.startsWith("refusal."))
                .map(key -> key.substring("refusal.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(codes, ways().map(Way::code).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void it_is_told_in_a_whole_sentence_and_nothing_is_done(Way way) {
        session.interactive = way.code().equals("not-confirmed");
        prepare(way.code());
        int events = session.portal.store.auditTrail().events().size();
        Session.Outcome outcome = run(way);
        assertTrue(outcome.exitCode() != 0, outcome.err());
        assertTrue(outcome.err().contains(" [" + way.code() + "]"), outcome.err());
        assertEquals(1, outcome.err().split("\\[[a-z-]+]\n", -1).length - 1, outcome.err());
        String sentence = outcome.err().substring(0, outcome.err().indexOf(" [" + way.code()));
        assertTrue(sentence.matches("(?s).*vestibule: \\S.*"), sentence);
        assertFalse(sentence.matches("(?s).*(\\{\\d|null|Exception).*"), sentence);
        assertEquals(events, session.portal.store.auditTrail().events().size());
    }

    /** Bytes as they are, so that what is no text can be given. */
    private Session.Outcome run(Way way) {
        return session.run(
                way.in().getBytes(StandardCharsets.ISO_8859_1),
                words(way.typed().replace("MAIL", underWay)));
    }

    private static String[] words(String typed) {
        return Stream.of(typed.split(" ")).map(word -> word.replace('_', ' ')).toArray(String[]::new);
    }

    private void done(String typed) {
        Session.Outcome outcome = session.run(typed.split(" "));
        assertEquals(0, outcome.exitCode(), outcome.err());
    }
}
