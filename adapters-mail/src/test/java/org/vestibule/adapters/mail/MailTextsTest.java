package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertTrue(text.plain().contains("If it was not you"));
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
        return new Notice(
                AccountId.NOBODY, kind, EmailAddress.parse("ann@example.com").orElseThrow(), URI.create(link));
    }
}
