package org.vestibule.adapters.web.twostep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Notice;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.totp.KeyUri;

/** The key as QR code, link and text, and the form that confirms it. */
record EnablePage(
        @Nullable Notice notice,
        String keyWaits,
        String keyUri,
        int qrSize,
        String qrPath,
        List<String> keyLines,
        String key,
        Field password,
        Field code) {

    static Page of(OfferKey.Offer offer, EmailAddress account, @Nullable Notice notice, Field password, Field code) {
        KeyUri uri = KeyUri.of(account, offer.key());
        QrCode qr = QrCode.of(uri);
        String key = offer.key().base32();
        long minutes = Math.max(1, offer.left().plusSeconds(30).toMinutes());
        return Page.of(
                "twostep/enable",
                new EnablePage(
                        notice,
                        Texts.count("enable.key-waits", minutes),
                        uri.text(),
                        qr.size(),
                        qr.path(),
                        List.of(grouped(key.substring(0, key.length() / 2)), grouped(key.substring(key.length() / 2))),
                        key,
                        password,
                        code));
    }

    static Field passwordField() {
        return Field.password("current-password", Texts.text("enable.password"));
    }

    static Field codeField() {
        return Field.oneTimeCode().withHint(Texts.text("enable.code-hint"));
    }

    private static String grouped(String key) {
        return key.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
