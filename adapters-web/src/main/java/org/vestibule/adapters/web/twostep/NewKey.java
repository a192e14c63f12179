package org.vestibule.adapters.web.twostep;

import java.util.List;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.totp.KeyUri;
import org.vestibule.domain.totp.TotpKey;

/** A key for an authenticator app as the template {@code twostep/key} shows it: QR code, link and text. */
record NewKey(String uri, int qrSize, String qrPath, List<String> lines, String text) {

    static NewKey of(EmailAddress account, TotpKey key) {
        KeyUri uri = KeyUri.of(account, key);
        QrCode qr = QrCode.of(uri);
        String text = key.base32();
        List<String> lines =
                List.of(grouped(text.substring(0, text.length() / 2)), grouped(text.substring(text.length() / 2)));
        return new NewKey(uri.text(), qr.size(), qr.path(), lines, text);
    }

    /** Whole pixels to a module: uneven ones make some readers fail. */
    public int qrPixels() {
        return 4 * qrSize;
    }

    private static String grouped(String key) {
        return key.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "NewKey[" + qrSize + "]";
    }
}
