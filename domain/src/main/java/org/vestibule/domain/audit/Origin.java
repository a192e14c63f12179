package org.vestibule.domain.audit;

/**
 * Where a request came from, for the log.
 *
 * @param address the client's network address; {@code local} for the command line
 * @param browser how the client names itself, at most 256 printable characters
 */
public record Origin(String address, String browser) {

    private static final int LONGEST = 256;

    /** The operator's command line. */
    public static final Origin COMMAND_LINE = new Origin("local", "command line");

    public Origin {
        browser = browser.substring(0, Math.min(browser.length(), LONGEST)).replaceAll("\\p{C}", "�");
    }
}
