package org.vestibule.adapters.web.twostep;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vestibule.adapters.web.http.ReturnTarget;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.backupcode.BackupCode;

/** The backup codes, shown once: on screen, to copy, to download without sending them anywhere, and on paper. */
record CodesPage(
        Box notice,
        List<Code> codes,
        String download,
        String account,
        String portal,
        String made,
        Field typedBack,
        Path action,
        Path skip) {

    record Code(int number, String code) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Code[" + number + "]";
        }
    }

    static Page of(
            Box notice, List<BackupCode> codes, String account, String portal, Instant madeAt, ReturnTarget wanted) {
        String made = Texts.minute(madeAt) + " UTC";
        List<Code> numbered = IntStream.range(0, codes.size())
                .mapToObj(i -> new Code(i + 1, codes.get(i).text()))
                .toList();
        return Page.of(
                Page.Tab.SECURITY,
                "twostep/codes",
                new CodesPage(
                        notice,
                        numbered,
                        download(codes, account, portal, made),
                        account,
                        portal,
                        made,
                        typedBackField(),
                        wanted.along(Paths.CHECK_CODES),
                        wanted.along(Path.requested(Paths.SKIP_CODES.toString()))));
    }

    /** Where one of the codes is typed back, as proof that they are saved. */
    static Field typedBackField() {
        return Field.backupCode().labelled(Texts.text("check.field"));
    }

    private static String download(List<BackupCode> codes, String account, String portal, String made) {
        String lines = codes.stream().map(BackupCode::text).collect(Collectors.joining("\n"));
        String text = "Vestibule\n" + account + "\n" + portal + "\n" + made + "\n\n" + lines + "\n";
        return "data:text/plain;charset=utf-8,"
                + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** That its form may leave the page, which so was seen. */
    public boolean skips() {
        return true;
    }

    /** Without the codes. */
    @Override
    public String toString() {
        return "CodesPage[" + codes + "]";
    }
}
