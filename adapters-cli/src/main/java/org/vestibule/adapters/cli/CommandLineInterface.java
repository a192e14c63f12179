package org.vestibule.adapters.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
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
        return commands(arguments).execute(arguments);
    }

    /** The commands that these arguments may lead to; all if there are none. */
    CommandLine commands(String... arguments) {
        VestibuleCommand vestibule = new VestibuleCommand();
        Report report = new Report(terminal, messages, () -> vestibule.options().output());
        Confirmation confirmation = new Confirmation(terminal, report, messages, vestibule::options);
        Context context = new Context(program, vestibule::options, report, confirmation, messages);
        List<String> typed = List.of(arguments);
        CommandLine all = new CommandLine(vestibule)
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(group(
                        typed,
                        new AccountCommand(),
                        () -> List.of(
                                new CreateAccountCommand(context, new PasswordSource(terminal)),
                                new ListAccountsCommand(context),
                                new FindAccountsCommand(context),
                                new ShowAccountCommand(context),
                                new ClearDelaysCommand(context))))
                .addSubcommand(group(
                        typed,
                        new TwoStepCommand(),
                        () -> List.of(new TwoStepStatusCommand(context), new ResetTwoStepCommand(context))))
                .addSubcommand(group(
                        typed,
                        new TeamCommand(),
                        () -> List.of(
                                new CreateTeamCommand(context),
                                new ListTeamsCommand(context),
                                new ShowTeamCommand(context),
                                new AddMemberCommand(context),
                                new RemoveMemberCommand(context),
                                new SetRoleCommand(context),
                                new SetTechnicianCommand(context),
                                new SetOwnerCommand(context))))
                .addSubcommand(
                        group(typed, new SubscriptionCommand(), () -> List.of(new SetSubscriptionCommand(context))))
                .addSubcommand(group(
                        typed,
                        new PolicyCommand(),
                        () -> List.of(
                                new ShowPolicyCommand(context),
                                new PolicyHistoryCommand(context),
                                new SetPolicyCommand(context))))
                .addSubcommand(group(
                        typed,
                        new ClientCommand(),
                        () -> List.of(
                                new CreateClientCommand(context),
                                new ListClientsCommand(context),
                                new ShowClientCommand(context),
                                new ChangeClientCommand(context),
                                new RotateClientSecretCommand(context),
                                new DeleteClientCommand(context))))
                .addSubcommand(group(
                        typed,
                        new ComputerCommand(),
                        () -> List.of(new ListComputersCommand(context), new RemoveComputerCommand(context))))
                .addSubcommand(group(
                        typed,
                        new DatabaseCommand(),
                        () -> List.of(new DatabaseStatusCommand(context), new FenceCommand(context))))
                .addSubcommand(group(
                        typed,
                        new KeysCommand(),
                        () -> List.of(
                                new KeysStatusCommand(context),
                                new RotateKeysCommand(context, terminal),
                                new ChangeMasterKeyCommand(context))))
                .addSubcommand(group(
                        typed,
                        new MailCommand(),
                        () -> List.of(
                                new TestMailCommand(context),
                                new MailStatusCommand(context),
                                new ResendMailCommand(context),
                                new DropMailCommand(context))))
                .addSubcommand(group(typed, new SettingsCommand(), () -> List.of(new ShowSettingsCommand(context))))
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

    /** Its commands are made only if it was typed: those of all groups take longer than what a command does. */
    private static CommandLine group(List<String> typed, Object command, Supplier<List<Object>> under) {
        CommandLine group = new CommandLine(command);
        if (typed.isEmpty() || typed.contains(group.getCommandName()) || typed.contains(CompletionCommand.NAME)) {
            under.get().forEach(group::addSubcommand);
        }
        return group;
    }
}
