package org.vestibule.adapters.cli;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Lets nobody do what hurts without having seen it, for a mistyped year suspends a company: at a terminal it is shown and
 * asked about, a program has to say {@code --yes}.
 */
record Confirmation(Terminal terminal, Report report, Messages messages, Supplier<GlobalOptions> options) {

    private static final int LONGEST_ANSWER = 100;

    /**
     * Goes on if somebody wants it.
     *
     * @param what it would do, to follow "This would"
     * @param shown what that means, of any number of lines
     * @return the exit code
     */
    int confirmed(String what, String shown, IntSupplier act) {
        if (options.get().yes()) {
            return act.getAsInt();
        }
        if (!terminal.interactive() || options.get().output() == GlobalOptions.Output.JSON) {
            report.problem(
                    "confirmation-needed",
                    messages.get("refusal.confirmation-needed", what),
                    shown.lines().toArray(String[]::new));
            return ExitCodes.REFUSED;
        }
        terminal.err().println(shown + System.lineSeparator());
        terminal.err().print(messages.get("confirm.ask", what));
        terminal.err().flush();
        return messages.get("confirm.yes").lines().anyMatch(answer()::equalsIgnoreCase)
                ? act.getAsInt()
                : report.refused("not-confirmed");
    }

    private String answer() {
        return new String(terminal.line(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
    }
}
