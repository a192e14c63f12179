package org.vestibule.adapters.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.text.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule account create}. */
@Command(name = "create")
final class CreateAccountCommand implements Callable<Integer> {

    private final Context context;
    private final PasswordSource passwords;

    @Parameters(index = "0", paramLabel = "EMAIL", descriptionKey = "email")
    private String email = "";

    @Option(names = "--name", paramLabel = "NAME", required = true)
    private String name = "";

    @Option(names = "--password-stdin")
    private boolean fromStandardInput;

    CreateAccountCommand(Context context, PasswordSource passwords) {
        this.context = context;
        this.passwords = passwords;
    }

    @Override
    public Integer call() {
        Optional<EmailAddress> address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            return context.report().refused("email-malformed");
        }
        Optional<Line.Fault> fault = Line.fault(name, PersonName.LONGEST);
        if (fault.isPresent()) {
            return context.refused(fault.get(), name, PersonName.LONGEST, "name-missing");
        }
        Optional<PersonName> person = PersonName.parse(name);
        if (!fromStandardInput) {
            return create(address.get(), person.orElseThrow(), Optional.empty());
        }
        PasswordSource.Answer answer = passwords.read();
        if (answer instanceof PasswordSource.Given given) {
            return create(address.get(), person.orElseThrow(), Optional.of(given.password()));
        }
        return context.report().refused(((PasswordSource.Refused) answer).code());
    }

    private int create(EmailAddress address, PersonName person, Optional<Password> password) {
        CreateAccount.Result result =
                context.ask(portal -> portal.changes().createAccount().create(address, person, password));
        if (result instanceof CreateAccount.Created created) {
            return context.report()
                    .answered(AccountFields.of(created), new AccountTexts(context.messages()).of(created));
        }
        if (result instanceof CreateAccount.PasswordRefused refused) {
            return switch (refused.reason()) {
                case TOO_SHORT ->
                    refused.length() == 0
                            ? context.report().refused("password-missing")
                            : context.report().refused("password-too-short", refused.length(), refused.shortest());
                case TOO_COMMON -> context.report().refused("password-too-common");
                case TOO_PERSONAL -> context.report().refused("password-too-personal");
            };
        }
        return context.report().refused("address-taken", address);
    }
}
