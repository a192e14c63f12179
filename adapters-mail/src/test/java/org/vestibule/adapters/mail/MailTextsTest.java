package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Contact;
import org.vestibule.domain.operator.Operator;

class MailTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @ParameterizedTest
    @EnumSource
    void every_kind_of_notice_has_its_words(Notice.Kind kind) {
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x"));

        assertFalse(text.subject().isBlank());
        assertFalse(text.before().isEmpty());
        assertFalse(text.button().isBlank());
        assertFalse(text.after().isEmpty());
        assertTrue(Stream.concat(text.before().stream(), text.after().stream())
                .noneMatch(paragraph -> paragraph.isBlank() || !paragraph.equals(paragraph.strip())));
    }

    /** Each detail is told in a paragraph, and no place is left for one that the notice has not. */
    @ParameterizedTest
    @EnumSource
    void details_and_places_are_as_many(Notice.Kind kind) {
        List<String> details = details(kind);
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x", details));

        String body = text.plain();
        assertTrue(details.stream().allMatch(body::contains), body);
        assertFalse(PLACE.matcher(body + text.subject()).find(), body);
    }

    @ParameterizedTest
    @EnumSource
    void names_cannot_become_markup(Notice.Kind kind) {
        List<String> hostile = Collections.nCopies(details(kind).size(), "<7 & \"8\">");
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x", hostile));

        String page = HtmlText.of(text);
        assertEquals(!hostile.isEmpty(), page.contains("&lt;7 &amp; &quot;8&quot;&gt;"));
        assertFalse(page.contains("<7"), page);
    }

    /** Days come as ISO dates; in the middle of a sentence they are written out. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "INVITATION",
                "INVITATION_WITH_TWO_STEP",
                "MANDATE_ANNOUNCED",
                "MANDATE_WEEK_BEFORE",
                "MANDATE_DAY_BEFORE",
                "MANDATE_SUSPENDED",
                "MANDATE_REMINDER"
            })
    void days_are_written_out(Notice.Kind kind) {
        List<String> dated = new ArrayList<>(details(kind));
        dated.replaceAll(detail -> detail.replaceAll("(\\d\\d) January 2027", "2027-01-$1"));
        assertFalse(details(kind).equals(dated));
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x", dated));

        assertTrue(text.plain().contains("12 January 2027"), text.plain());
        assertFalse((text.plain() + text.subject()).contains("2027-01-1"), text.plain());
    }

    /** PRODUCT D, "Words for dates": the last day that is in time with its end and zone, and the first that is not. */
    @ParameterizedTest
    @EnumSource(names = {"MANDATE_ANNOUNCED", "MANDATE_WEEK_BEFORE", "MANDATE_DAY_BEFORE", "MANDATE_REMINDER"})
    void a_mail_before_a_deadline_says_which_day_is_the_last_in_time(Notice.Kind kind) {
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x"));

        assertTrue(text.plain().contains("Enable it by the end of 11 January 2027, Europe/Berlin"), text.plain());
        assertTrue(
                text.plain()
                        .contains("Without it, the team is withheld from you from 12 January 2027 on, until you enable"
                                + " it."),
                text.plain());
        Pattern passes = Pattern.compile("\\b(today|tomorrow|[Oo]ne day left|before that day)\\b");
        assertFalse(passes.matcher(text.subject() + text.plain()).find(), "a mail may be read later");
    }

    /** Whoever is suspended can do nothing in time. */
    @Test
    void a_reminder_after_the_deadline_says_since_when() {
        List<String> details = List.of("Acme", "Bob Smith", "2027-01-12");
        MailText text = new MailTexts(Operator.UNNAMED)
                .of(notice(Notice.Kind.MANDATE_REMINDER, "https://portal.example/x", details));

        assertFalse(text.plain().contains("by the end of"), text.plain());
        assertTrue(text.plain().contains("withheld from you from 12 January 2027 on"), text.plain());
        assertFalse(PLACE.matcher(text.plain()).find(), text.plain());
    }

    /** PRODUCT G: when it happened; where its reader can judge by it, in which browser and from where, too. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "SIGN_UP", // what was asked for by whoever reads it, or touches no account
                "SIGN_UP_KNOWN",
                "INVITATION",
                "INVITATION_WITH_TWO_STEP",
                "MANDATE_ANNOUNCED", // what a rule says of days
                "MANDATE_WEEK_BEFORE",
                "MANDATE_DAY_BEFORE",
                "MANDATE_SUSPENDED",
                "MANDATE_REMINDER"
            })
    void what_happened_to_an_account_is_told_with_its_moment(Notice.Kind kind) {
        List<String> exact = new ArrayList<>(details(kind));
        exact.replaceAll(detail -> detail.equals("27 November 2026, 04:20 UTC") ? "2026-11-27T04:20:59Z" : detail);
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x", exact));

        String before = String.join("\n", text.before());
        assertTrue(before.contains("on 27 November 2026, 04:20 UTC"), before);
        assertEquals(
                exact.contains("192.0.2.1"),
                before.contains("in this browser: Firefox on Linux, from the address 192.0.2.1"),
                before);
    }

    @Test
    void a_name_is_filled_in_as_it_is_and_on_one_line() {
        List<String> tricky = List.of("{1} $1 \\", "Ann\r\nBcc: Eve", "2027-01-12");
        MailText text =
                new MailTexts(Operator.UNNAMED).of(notice(Notice.Kind.INVITATION, "https://portal.example/x", tricky));

        assertEquals("Invitation to the team {1} $1 \\", text.subject());
        assertTrue(text.plain().startsWith("Ann  Bcc: Eve invites you to the team {1} $1 \\"), text.plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "https://evil.example/x", "eve@evil.example", "HTTP://1.2.3.4"})
    void a_name_is_no_link(String name) {
        MailText text = new MailTexts(Operator.UNNAMED)
                .of(notice(Notice.Kind.INVITATION, "https://portal.example/x", List.of("Acme", name)));

        assertFalse(text.plain().contains(name), text.plain());
        assertTrue(text.plain().replace("\u200B", "").startsWith(name + " invites you"), text.plain());
    }

    @Test
    void a_name_with_a_dot_stays_as_it_is_where_it_is_no_link() {
        List<String> details = List.of("Acme Inc.", "J. R. Smith", "2027-01-12");
        MailText text =
                new MailTexts(Operator.UNNAMED).of(notice(Notice.Kind.INVITATION, "https://portal.example/x", details));

        assertTrue(text.plain().startsWith("J. R. Smith invites you to the team Acme Inc. on"), text.plain());
    }

    @Test
    void a_moment_is_written_out_and_an_address_can_be_copied() {
        List<String> details = List.of("2026-11-27T04:20:59.123Z", "unknown", "2001:db8::1");
        MailText text = new MailTexts(Operator.UNNAMED)
                .of(notice(Notice.Kind.NEW_BROWSER, "https://portal.example/x", details));

        String expected =
                "It happened on 27 November 2026, 04:20 UTC, in this browser: unknown, from the address 2001:db8::1.";
        assertTrue(text.before().contains(expected), text.plain());
    }

    /** PRODUCT H: a machine asks, so there is no browser, and the address is none that its reader knows. */
    @Test
    void what_an_app_did_on_its_own_is_told_without_a_browser() {
        List<String> details = List.of("2026-11-27T04:20:59.123Z", "unknown", "192.0.2.7", "Viewer");
        MailText text =
                new MailTexts(Operator.UNNAMED).of(notice(Notice.Kind.APP_ENDED, "https://portal.example/x", details));

        String expected = "It happened on 27 November 2026, 04:20 UTC, in this browser: unknown, from the address"
                + " 192.0.2.7. An app that asks on its own has no browser, and the address is that of its server.";
        assertTrue(text.before().contains(expected), text.plain());
        assertFalse(text.wanted());
    }

    /** PRODUCT D: who did it, when, to which team; a name that looks like the operator's stays that of a member. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "MADE_OWNER",
                "MADE_ADMIN",
                "MADE_MANAGER",
                "MADE_USER",
                "TECHNICIAN_GIVEN",
                "TECHNICIAN_TAKEN",
                "MEMBER_REMOVED"
            })
    void what_is_done_to_a_member_says_who_did_it_and_when(Notice.Kind kind) {
        String byOperator = done(kind, "");
        String byMember = done(kind, "Bob Smith");
        String bySly = done(kind, "the people who run the portal");

        assertTrue(byOperator.contains("by the people who run the portal on 27 November 2026, 04:20 UTC."), byOperator);
        assertTrue(byMember.contains("by Bob Smith, a member of the team, on 27 November 2026, 04:20 UTC."), byMember);
        assertTrue(bySly.contains("by the people who run the portal, a member of the team, on 27"), bySly);
        assertTrue(byMember.contains("Acme"), byMember);
    }

    private static String done(Notice.Kind kind, String by) {
        List<String> details = List.of("Acme", "2026-11-27T04:20:59Z", by);
        return new MailTexts(Operator.UNNAMED)
                .of(notice(kind, "https://portal.example/", details))
                .plain();
    }

    @Test
    void a_mail_without_its_details_is_sent_all_the_same() {
        MailText text = new MailTexts(Operator.UNNAMED)
                .of(notice(Notice.Kind.INVITATION, "https://portal.example/x", List.of("Acme")));

        assertTrue(text.plain().startsWith("{1} invites you to the team Acme"), text.plain());
    }

    /** They waited in the outbox when the program was replaced; their links led to the form for a forgotten password. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "PASSWORD_CHANGED",
                "TWO_STEP_DISABLED",
                "DEVICE_CHANGED",
                "BACKUP_CODES_RENEWED",
                "BACKUP_CODE_USED",
                "AUTHENTICATOR_DISABLED",
                "BACKUP_CODES_DISABLED"
            })
    void a_mail_that_the_version_before_wrote_reads_well_without_the_details_that_it_lacks(Notice.Kind kind) {
        List<String> details = kind == Notice.Kind.BACKUP_CODE_USED ? List.of("7") : List.of();
        MailText text =
                new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/password/forgot", details));

        assertFalse(PLACE.matcher(text.plain() + text.subject()).find(), text.plain());
        assertFalse(text.plain().contains("It happened on"), text.plain());
        assertFalse(text.plain().contains("The link opens a page that asks you first"), text.plain());
        assertFalse(text.button().contains("not me"), text.button());
        assertTrue(text.plain().contains("If it was not you, choose a new password"), text.plain());
    }

    @ParameterizedTest
    @CsvSource({
        "TWO_STEP_ENABLED, ''",
        "TWO_STEP_DISOWNED, ''",
        "PASSWORD_BURNED, ''",
        "NOT_ME_REPORTED, ''",
        "ACCOUNT_CREATED, ''",
        "PASSWORD_RESET, ''",
        "PASSWORD_RESET_UNKNOWN, ''",
        "TWO_STEP_RESET, ''",
        "DELAYS_CLEARED, ''",
        "BACKUP_CODES_NONE, ''",
        "BACKUP_CODES_FEW, 7",
        "TEAM_OFFERED, Acme;Bob Smith",
        "TEAM_HANDED_OVER, Acme;Bob Smith",
        "MANDATE_ANNOUNCED, Acme;12 January 2027",
        "MANDATE_WEEK_BEFORE, Acme;12 January 2027",
        "MANDATE_DAY_BEFORE, Acme;12 January 2027"
    })
    void one_whose_link_leads_where_it_did_keeps_its_words(Notice.Kind kind, String details) {
        MailText now = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x"));
        MailText before = new MailTexts(Operator.UNNAMED)
                .of(notice(
                        kind,
                        "https://portal.example/x",
                        details.isEmpty() ? List.of() : List.of(details.split(";", -1))));

        assertEquals(now.button(), before.button());
        assertEquals(now.after(), before.after());
        assertEquals(now.before().size() - 1, before.before().size());
        assertFalse(PLACE.matcher(before.plain()).find(), before.plain());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCOUNT_CREATED", "PASSWORD_BURNED"})
    void each_says_what_to_do_if_its_reader_does_not_know_why(Notice.Kind kind) {
        String after = String.join(
                "\n",
                new MailTexts(Operator.UNNAMED)
                        .of(notice(kind, "https://portal.example/x"))
                        .after());

        assertTrue(after.contains("If it was not you") || after.contains("If you did not expect"), after);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PASSWORD_CHANGED",
                "TWO_STEP_ENABLED",
                "TWO_STEP_DISABLED",
                "DEVICE_CHANGED",
                "BACKUP_CODES_RENEWED",
                "BACKUP_CODE_USED",
                "SIGN_IN_UNFINISHED",
                "SIGN_INS_UNFINISHED",
                "NEW_BROWSER"
            })
    void a_button_for_others_says_so_and_that_nothing_needs_to_be_done_else(Notice.Kind kind) {
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x"));

        assertTrue(text.button().contains("not me"), text.button());
        assertTrue(String.join("\n", text.before()).contains("If it was you, there is nothing to do."));
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN_UP, 24 hours",
        "ACCOUNT_CREATED, 24 hours",
        "PASSWORD_RESET, 30 minutes",
        "BACKUP_CODES_HELD, 30 minutes",
        "PASSWORD_BURNED, 24 hours",
        "NOT_ME_REPORTED, 24 hours",
        "SIGN_IN_UNFINISHED, 7 days",
        "SIGN_INS_UNFINISHED, 7 days",
        "NEW_BROWSER, 7 days",
        "PASSWORD_CHANGED, 7 days",
        "TWO_STEP_DISABLED, 7 days",
        "DEVICE_CHANGED, 7 days",
        "BACKUP_CODES_RENEWED, 7 days",
        "BACKUP_CODE_USED, 7 days",
        "AUTHENTICATOR_DISABLED, 7 days",
        "BACKUP_CODES_DISABLED, 7 days",
        "APP_CONNECTED, 7 days",
        "APP_ENDED, 7 days",
        "COMPUTER_LICENSED, 7 days",
        "COMPUTER_CUT_OFF, 7 days",
        "TWO_STEP_ENABLED, 72 hours",
        "INVITATION, '7 days, until 12 January 2027'",
        "INVITATION_WITH_TWO_STEP, '7 days, until 12 January 2027'"
    })
    void a_link_that_opens_something_says_for_how_long(Notice.Kind kind, String time) {
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x"));

        assertTrue(text.plain().contains("The link works once, for " + time + "."), text.plain());
    }

    @Test
    void plain_text_has_the_link_on_a_line_of_its_own() {
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(Notice.Kind.SIGN_UP, "https://portal.example/x"));

        assertTrue(text.plain().lines().toList().contains("https://portal.example/x"));
    }

    /** PRODUCT G: each names the portal, and at its end who runs that. */
    @ParameterizedTest
    @EnumSource
    void each_ends_with_who_runs_the_portal(Notice.Kind kind) {
        Operator both = new Operator(Optional.of("{1} <b>R&D</b> $0"), Contact.parse("a&b@example.org"));
        MailText text = new MailTexts(both).of(notice(kind, "https://portal.example/x"));

        assertTrue(
                text.plain()
                        .endsWith("\n\n-- \nSent by Vestibule, the account portal. Run by {1} <b>R&D</b> $0:"
                                + " a&b@example.org.\n"),
                text.plain());
        String link = "<a href=\"mailto:a%26b@example.org\" style=\"color:#0b5a66\">a&amp;b@example.org</a>";
        String page = HtmlText.of(text);
        assertTrue(page.contains("portal. Run by {1} &lt;b&gt;R&amp;D&lt;/b&gt; $0: " + link + ".<br>"), page);
    }

    @Test
    void it_says_as_much_as_they_have_said() {
        Optional<Contact> site = Contact.parse("https://help.example.org/it/");

        assertEquals("Sent by Vestibule, the account portal.", foot(Optional.empty(), Optional.empty()));
        assertEquals(
                "Sent by Vestibule, the account portal. Run by Example IT.",
                foot(Optional.of("Example IT"), Optional.empty()));
        assertEquals(
                "Sent by Vestibule, the account portal. Questions? https://help.example.org/it/.",
                foot(Optional.empty(), site));
    }

    private static String foot(Optional<String> name, Optional<Contact> contact) {
        String plain = new MailTexts(new Operator(name, contact))
                .of(notice(Notice.Kind.SIGN_UP, "https://portal.example/x"))
                .plain();
        return plain.substring(plain.indexOf("-- \n") + 4).strip();
    }

    @Test
    void links_lead_to_web_pages_only() {
        Notice notice = notice(Notice.Kind.SIGN_UP, "javascript:alert(1)");
        assertThrows(IllegalArgumentException.class, () -> new MailTexts(Operator.UNNAMED).of(notice));
    }

    @Test
    void words_cannot_become_markup() {
        var text = new MailText(
                "a<b>&\"'",
                List.of("<i>"),
                "<u>",
                true,
                URI.create("https://x.example/"),
                List.of(),
                new MailFoot("<s>", Optional.empty(), ""));

        String page = HtmlText.of(text);
        assertTrue(page.contains("<title>a&lt;b&gt;&amp;&quot;&#39;</title>"));
        assertTrue(page.contains("&lt;i&gt;") && page.contains("&lt;u&gt;") && page.contains("&lt;s&gt;"));
        assertEquals(-1, page.indexOf("<b>"));
    }

    /** PRODUCT G: no thumb is drawn to what undoes a good change. */
    @ParameterizedTest
    @EnumSource(Notice.Kind.class)
    void what_is_there_just_in_case_does_not_look_like_what_is_wanted(Notice.Kind kind) {
        MailText text = new MailTexts(Operator.UNNAMED).of(notice(kind, "https://portal.example/x"));
        assertEquals(!text.button().equals("This was not me"), text.wanted());
        String html = HtmlText.of(text);
        assertEquals(text.wanted(), html.contains("<a class=\"button\""));
        assertEquals(!text.wanted(), html.contains("<a class=\"just-in-case\""));
    }

    @Test
    void the_link_is_not_printed_by_accident() {
        MailText text =
                new MailTexts(Operator.UNNAMED).of(notice(Notice.Kind.SIGN_UP, "https://portal.example/secret"));
        assertFalse(text.toString().contains("secret"));
    }

    private static Notice notice(Notice.Kind kind, String link) {
        return notice(kind, link, details(kind));
    }

    private static Notice notice(Notice.Kind kind, String link, List<String> details) {
        EmailAddress ann = EmailAddress.parse("ann@example.com").orElseThrow();
        return new Notice(AccountId.NOBODY, kind, ann, URI.create(link), details);
    }

    /** What a notice of this kind has; a day stands for itself as it is written out. */
    private static List<String> details(Notice.Kind kind) {
        return switch (kind) {
            case ACCOUNT_CREATED, TWO_STEP_RESET, DELAYS_CLEARED -> List.of("27 November 2026, 04:20 UTC");
            case APP_CONNECTED, APP_ENDED ->
                List.of("27 November 2026, 04:20 UTC", "Firefox on Linux", "192.0.2.1", "Viewer");
            case COMPUTER_LICENSED ->
                List.of("27 November 2026, 04:20 UTC", "Firefox on Linux", "192.0.2.1", "Server", "Front desk", "Acme");
            case COMPUTER_CUT_OFF, COMPUTER_CUT_OFF_TO_OWNER ->
                List.of("27 November 2026, 04:20 UTC", "Firefox on Linux", "192.0.2.1", "Front desk", "Acme");
            case COMPUTER_REMOVED, COMPUTER_DISOWNED ->
                List.of("Front desk", "Acme", "27 November 2026, 04:20 UTC", "Ann");
            case BACKUP_CODE_USED, BACKUP_CODES_FEW ->
                List.of("27 November 2026, 04:20 UTC", "Firefox on Linux", "192.0.2.1", "7");
            case SIGN_INS_UNFINISHED ->
                List.of("27 November 2026, 04:20 UTC", "Firefox on Linux", "192.0.2.1", "17", "5");
            case PASSWORD_RESET,
                    PASSWORD_RESET_UNKNOWN,
                    BACKUP_CODES_NONE,
                    BACKUP_CODES_HELD,
                    SIGN_IN_UNFINISHED,
                    PASSWORD_BURNED,
                    NOT_ME_REPORTED,
                    TWO_STEP_ENABLED,
                    TWO_STEP_DISOWNED,
                    AUTHENTICATOR_DISABLED,
                    BACKUP_CODES_DISABLED,
                    NEW_BROWSER,
                    PASSWORD_CHANGED,
                    TWO_STEP_DISABLED,
                    DEVICE_CHANGED,
                    BACKUP_CODES_RENEWED -> List.of("27 November 2026, 04:20 UTC", "Firefox on Linux", "192.0.2.1");
            case INVITATION, INVITATION_WITH_TWO_STEP -> List.of("Acme", "Bob Smith", "12 January 2027");
            case MANDATE_ANNOUNCED, MANDATE_WEEK_BEFORE, MANDATE_DAY_BEFORE ->
                List.of("Acme", "12 January 2027", "11 January 2027", "Europe/Berlin");
            case MANDATE_SUSPENDED -> List.of("Acme", "12 January 2027");
            case MANDATE_REMINDER ->
                List.of("Acme", "Bob Smith", "12 January 2027", "11 January 2027", "Europe/Berlin");
            case TEAM_OFFERED, TEAM_HANDED_OVER -> List.of("Acme", "Bob Smith", "27 November 2026, 04:20 UTC");
            case MADE_OWNER, MADE_ADMIN, MADE_MANAGER, MADE_USER, TECHNICIAN_GIVEN, TECHNICIAN_TAKEN, MEMBER_REMOVED ->
                List.of("Acme", "27 November 2026, 04:20 UTC", "Bob Smith");
            default -> List.of();
        };
    }
}
