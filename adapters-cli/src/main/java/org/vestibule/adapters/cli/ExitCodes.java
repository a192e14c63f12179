package org.vestibule.adapters.cli;

/** What the program tells whoever started it, after sysexits.h. Stable. */
final class ExitCodes {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int UNAVAILABLE = 69;
    static final int INTERNAL = 70;
    static final int SETTINGS = 78;

    private ExitCodes() {}
}
