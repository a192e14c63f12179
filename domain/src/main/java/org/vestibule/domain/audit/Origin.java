package org.vestibule.domain.audit;

import java.util.Optional;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Where a request came from: for the log, and for what is counted by network address.
 *
 * @param address the client's network address; {@code local} for the command line
 * @param browser how the client names itself, at most 256 printable characters
 * @param exempt whether nothing is counted by that address: this very machine, where the portal is for that alone
 */
public record Origin(String address, String browser, boolean exempt) {

    private static final int LONGEST = 256;

    /** The operator's command line. */
    public static final Origin COMMAND_LINE = new Origin("local", "command line");

    /** Nobody's request. */
    public static final Origin PORTAL = new Origin("local", "portal");

    public Origin {
        browser = browser.substring(0, Math.min(browser.length(), LONGEST)).replaceAll("\\p{C}", "�");
    }

    /** One that is counted by its address. */
    public Origin(String address, String browser) {
        this(address, browser, false);
    }

    /** What people call that browser; empty if it is none that many use. */
    public Optional<String> browserName() {
        return BrowserName.of(browser);
    }

    /** What is counted by where it comes from, is counted by this. */
    public ClientAddress client() {
        return new ClientAddress(ClientAddress.of(address).network(), exempt);
    }
}
