package org.vestibule.bootstrap;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.domain.backupcode.BackupCode;

/** Shows once, on standard output and never in a log, how to sign in as the people of the demo. */
final class DemoTable {

    private static final int CODES_SHOWN = 2;

    private DemoTable() {}

    /** Prints it; that nothing was made if nothing was. */
    static void print(Optional<List<Demo.Guest>> made, PrintStream out) {
        if (made.isEmpty()) {
            out.println("The demo is there already: nothing was made, and its passwords are not shown again.");
        } else {
            out.println("The demo has two teams, \"" + Demo.TEAM + "\" and \"" + Demo.STRICT_TEAM
                    + "\". These people are in them, and this is shown once:");
            out.println();
            out.println(row("ROLE", "E-MAIL", "PASSWORD", "2-STEP VERIFICATION"));
            made.get().forEach(guest -> print(guest, out));
            out.println();
            out.println("Put an authenticator key into an app to get codes, or sign in with a backup code.");
            out.println();
        }
        out.flush();
    }

    private static void print(Demo.Guest guest, PrintStream out) {
        out.println(row(guest.role(), guest.account().email(), guest.password().text(), guest.state()));
        guest.enrolment().ifPresent(enrolment -> {
            String codes = enrolment.codes().stream()
                    .limit(CODES_SHOWN)
                    .map(BackupCode::text)
                    .collect(Collectors.joining(", "));
            out.println(
                    "            authenticator key  " + inFours(enrolment.key().base32()));
            out.println("            backup codes       " + codes);
        });
    }

    /** As the page that offers a key shows it. */
    private static String inFours(String key) {
        return key.replaceAll(".{4}(?=.)", "$0 ");
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-10s  %-23s  %-23s  %s", cells);
    }
}
