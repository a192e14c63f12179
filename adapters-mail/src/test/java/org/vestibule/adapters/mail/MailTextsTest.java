package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;

class MailTextsTest {

    @ParameterizedTest
    @EnumSource
    void every_kind_of_notice_has_its_words(Notice.Kind kind) {
        MailText text = new MailTexts().of(notice(kind, "https://portal.example/x"));

        assertFalse(text.subject().isBlank());
        assertFalse(text.before().isEmpty());
        assertFalse(text.button().isBlank());
        assertFalse(text.after().isEmpty());
        assertEquals(-1, HtmlText.of(text).indexOf("{0}"));
        assertTrue(Stream.concat(text.before().stream(), text.after().stream())
                .noneMatch(paragraph -> paragraph.isBlank() || !paragraph.equals(paragraph.strip())));
    }

    @ParameterizedTest
    @EnumSource
    void only_two_leave_a_place_for_the_detail(Notice.Kind kind) {
        String detail = "<7 & \"8\">";
        MailText text = new MailTexts().of(notice(kind, "https://portal.example/x", detail));

        boolean shown = kind == Notice.Kind.BACKUP_CODE_USED || kind == Notice.Kind.BACKUP_CODES_FEW;
        assertEquals(shown, text.plain().contains(detail));
        assertEquals(shown, HtmlText.of(text).contains("&lt;7 &amp; &quot;8&quot;&gt;"));
        assertFalse(HtmlText.of(text).contains(detail));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCOUNT_CREATED", "PASSWORD_BURNED"})
    void each_says_what_to_do_if_it_was_not_the_reader(Notice.Kind kind) {
        String after = String.join(
                "\n",
                new MailTexts().of(notice(kind, "https://portal.example/x")).after());

        assertTrue(after.contains("If it was not you"), after);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PASSWORD_CHANGED",
                "TWO_STEP_ENABLED",
                "TWO_STEP_DISABLED",
                "DEVICE_CHANGED",
                "BACKUP_CODES_RENEWED",
                "BACKUP_CODE_USED"
            })
    void a_button_for_others_says_so_and_that_nothing_needs_to_be_done_else(Notice.Kind kind) {
        MailText text = new MailTexts().of(notice(kind, "https://portal.example/x"));

        assertTrue(text.button().contains("not me"), text.button());
        assertTrue(String.join("\n", text.before()).contains("If it was you, there is nothing to do."));
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN_UP, 24 hours",
        "ACCOUNT_CREATED, 24 hours",
        "PASSWORD_RESET, 30 minutes",
        "PASSWORD_BURNED, 24 hours",
        "TWO_STEP_ENABLED, 72 hours"
    })
    void a_link_that_opens_something_says_for_how_long(Notice.Kind kind, String time) {
        MailText text = new MailTexts().of(notice(kind, "https://portal.example/x"));

        assertTrue(text.plain().contains("The link works once, for " + time + "."), text.plain());
    }

    @Test
    void plain_text_has_the_link_on_a_line_of_its_own() {
        MailText text = new MailTexts().of(notice(Notice.Kind.SIGN_UP, "https://portal.example/x"));

        assertTrue(text.plain().lines().toList().contains("https://portal.example/x"));
    }

    @Test
    void links_lead_to_web_pages_only() {
        Notice notice = notice(Notice.Kind.SIGN_UP, "javascript:alert(1)");
        assertThrows(IllegalArgumentException.class, () -> new MailTexts().of(notice));
    }

    @Test
    void words_cannot_become_markup() {
        var text = new MailText("a<b>&\"'", List.of("<i>"), "<u>", URI.create("https://x.example/"), List.of(), "<s>");

        String page = HtmlText.of(text);
        assertTrue(page.contains("<title>a&lt;b&gt;&amp;&quot;&#39;</title>"));
        assertTrue(page.contains("&lt;i&gt;") && page.contains("&lt;u&gt;") && page.contains("&lt;s&gt;"));
        assertEquals(-1, page.indexOf("<b>"));
    }

    @Test
    void the_link_is_not_printed_by_accident() {
        MailText text = new MailTexts().of(notice(Notice.Kind.SIGN_UP, "https://portal.example/secret"));
        assertFalse(text.toString().contains("secret"));
    }

    private static Notice notice(Notice.Kind kind, String link) {
        return notice(kind, link, "7");
    }

    private static Notice notice(Notice.Kind kind, String link, String detail) {
        EmailAddress ann = EmailAddress.parse("ann@example.com").orElseThrow();
        return new Notice(AccountId.NOBODY, kind, ann, URI.create(link), detail);
    }
}
