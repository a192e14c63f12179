package org.vestibule.adapters.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * The program as typed. Answers go to standard output, all else to standard error. Exit codes: 0 done, 1 refused (with a
 * stable code), 2 typed wrong, 69 something needed is unavailable, 70 something broke, 78 the settings are wrong.
 */
public final class CommandLineInterface {

    private final Program program;
    private final Terminal terminal;
    private final String version;
    private final Messages messages = new Messages();

    /** Makes one for a program of some version, in some terminal. */
    public CommandLineInterface(Program program, Terminal terminal, String version) {
        this.program = program;
        this.terminal = terminal;
        this.version = version;
    }

    /** Runs what was typed; returns the exit code. */
    public int run(String... arguments) {
        return commands().execute(arguments);
    }

    CommandLine commands() {
        VestibuleCommand vestibule = new VestibuleCommand();
        Report report = new Report(terminal, messages, () -> vestibule.options().output());
        Confirmation confirmation = new Confirmation(terminal, report, messages, vestibule::options);
        Context context = new Context(program, vestibule::options, report, confirmation, messages);

        CommandLine account = new CommandLine(new AccountCommand())
                .addSubcommand(new CreateAccountCommand(context, new PasswordSource(terminal)))
                .addSubcommand(new ListAccountsCommand(context))
                .addSubcommand(new FindAccountsCommand(context))
                .addSubcommand(new ShowAccountCommand(context))
                .addSubcommand(new ClearDelaysCommand(context));
        CommandLine twoStep = new CommandLine(new TwoStepCommand())
                .addSubcommand(new TwoStepStatusCommand(context))
                .addSubcommand(new ResetTwoStepCommand(context));
        CommandLine team = new CommandLine(new TeamCommand())
                .addSubcommand(new CreateTeamCommand(context))
                .addSubcommand(new ListTeamsCommand(context))
                .addSubcommand(new ShowTeamCommand(context))
                .addSubcommand(new AddMemberCommand(context))
                .addSubcommand(new RemoveMemberCommand(context))
                .addSubcommand(new SetRoleCommand(context))
                .addSubcommand(new SetTechnicianCommand(context))
                .addSubcommand(new SetOwnerCommand(context));
        CommandLine client = new CommandLine(new ClientCommand())
                .addSubcommand(new CreateClientCommand(context))
                .addSubcommand(new ListClientsCommand(context))
                .addSubcommand(new ShowClientCommand(context))
                .addSubcommand(new ChangeClientCommand(context))
                .addSubcommand(new RotateClientSecretCommand(context))
                .addSubcommand(new DeleteClientCommand(context));
        CommandLine computer = new CommandLine(new ComputerCommand())
                .addSubcommand(new ListComputersCommand(context))
                .addSubcommand(new RemoveComputerCommand(context));
        CommandLine subscription =
                new CommandLine(new SubscriptionCommand()).addSubcommand(new SetSubscriptionCommand(context));
        CommandLine policy = new CommandLine(new PolicyCommand())
                .addSubcommand(new ShowPolicyCommand(context))
                .addSubcommand(new PolicyHistoryCommand(context))
                .addSubcommand(new SetPolicyCommand(context));
        CommandLine database = new CommandLine(new DatabaseCommand())
                .addSubcommand(new DatabaseStatusCommand(context))
                .addSubcommand(new FenceCommand(context));
        CommandLine keys = new CommandLine(new KeysCommand())
                .addSubcommand(new KeysStatusCommand(context))
                .addSubcommand(new RotateKeysCommand(context, terminal))
                .addSubcommand(new ChangeMasterKeyCommand(context));
        CommandLine mail = new CommandLine(new MailCommand())
                .addSubcommand(new TestMailCommand(context))
                .addSubcommand(new MailStatusCommand(context))
                .addSubcommand(new ResendMailCommand(context))
                .addSubcommand(new DropMailCommand(context));
        CommandLine all = new CommandLine(vestibule)
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(account)
                .addSubcommand(twoStep)
                .addSubcommand(team)
                .addSubcommand(subscription)
                .addSubcommand(policy)
                .addSubcommand(client)
                .addSubcommand(computer)
                .addSubcommand(database)
                .addSubcommand(keys)
                .addSubcommand(mail)
                .addSubcommand(new CommandLine(new SettingsCommand()).addSubcommand(new ShowSettingsCommand(context)))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new ComplianceCommand(context));
        all.addSubcommand(new CompletionCommand(terminal)).addSubcommand(new HelpCommand());
        describe(all);
        new TypedValues(messages).register(all);
        return all.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false) // an argument is what was typed, not what a file of that name holds
                .setParameterExceptionHandler(new UsageErrors(messages))
                .setExecutionExceptionHandler(new ProgramErrors(context));
    }

    private void describe(CommandLine command) {
        command.getCommandSpec().version("vestibule " + version);
        command.setResourceBundle(messages.bundle());
        command.getSubcommands().values().forEach(this::describe);
    }
}
