package org.vestibule.adapters.cli;

import java.util.Locale;

/**
 * How far long work is, on standard error: a bar for whoever sits at a terminal, else a line for every tenth. Programs that
 * want JSON are told nothing until the end.
 */
final class Progress {

    private static final int TENTHS = 10;
    private static final int BAR = 30;
    private static final int PERCENT = 100;

    private final Terminal terminal;
    private final boolean silent;
    private final String what;
    private int shown;

    /** @param what is done, to stand before the numbers */
    Progress(Terminal terminal, boolean silent, String what) {
        this.terminal = terminal;
        this.silent = silent;
        this.what = what;
    }

    /** Shows it; nothing where there is nothing to do. */
    void reached(long done, long all) {
        if (silent || all == 0) {
            return;
        }
        if (terminal.interactive()) {
            terminal.err().print("\r" + what + " " + bar(done, all) + text(done, all) + (done == all ? "\n" : ""));
            terminal.err().flush();
        } else if (part(done, all, TENTHS) != shown || done == 0) {
            shown = part(done, all, TENTHS);
            terminal.err().println(what + text(done, all));
        }
    }

    private static String bar(long done, long all) {
        int full = part(done, all, BAR);
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "]";
    }

    private static String text(long done, long all) {
        return String.format(Locale.ROOT, " %,d / %,d (%d%%)", done, all, part(done, all, PERCENT));
    }

    private static int part(long done, long all, int parts) {
        return (int) (done * parts / all);
    }
}
