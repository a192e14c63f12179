package org.vestibule.adapters.web.twostep;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.http.ReturnTarget;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.totp.KeyUri;
import org.vestibule.domain.totp.TotpKey;

/** I9: what a page shows once is not told by what holds it for the page. */
class RedactionTest {

    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    @Test
    void a_key_for_a_page_does_not_tell_itself() {
        EmailAddress ada = EmailAddress.parse("ada@example.com").orElseThrow();
        TotpKey key = TotpKey.make(RANDOM);
        NewKey shown = NewKey.of(ada, key);
        QrCode picture = QrCode.of(KeyUri.of(ada, key));
        assertFalse(shown.toString().contains(key.base32()));
        shown.lines().forEach(line -> assertFalse(shown.toString().contains(line)));
        assertFalse(shown.toString().contains(picture.path()));
        assertFalse(picture.toString().contains(picture.path()));
    }

    @Test
    void nor_do_backup_codes() {
        List<BackupCode> codes = BackupCode.makeSet(RANDOM);
        Object page = CodesPage.of(
                Box.good("", ""), codes, "ada@example.com", "portal", Instant.EPOCH, new ReturnTarget("/"));
        Object line = new CodesPage.Code(1, codes.get(0).text());
        for (BackupCode code : codes) {
            assertFalse(page.toString().contains(code.text()));
            assertFalse(line.toString().contains(code.text()));
        }
    }
}
