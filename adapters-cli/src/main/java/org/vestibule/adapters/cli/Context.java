package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;

/** What every command is given. */
record Context(Program program, Supplier<GlobalOptions> options, Report report, Messages messages) {

    /** Asks something of the portal. */
    <T> T ask(Function<Program.UseCases, T> work) {
        return program.withUseCases(options.get(), work);
    }

    /** Writes to the program's own log what was done to an account. */
    void log(String command, Account account, String details) {
        program.log(options.get(), command + ": account " + account.id() + details);
    }

    /** Does something with the account that holds an address, or refuses. */
    int onAccount(String typed, ToIntBiFunction<Program.UseCases, Account> work) {
        Optional<EmailAddress> email = EmailAddress.parse(typed);
        if (email.isEmpty()) {
            return report.refused("email-malformed");
        }
        return ask(useCases -> useCases.findAccount()
                .find(email.get())
                .map(account -> work.applyAsInt(useCases, account))
                .orElseGet(() -> report.refused("account-unknown", email.get())));
    }
}
