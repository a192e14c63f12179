package org.vestibule.adapters.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was typed wrong, what may have been meant, and where the help is: three lines, not a page. */
record UsageErrors(Messages messages) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("vestibule: " + problem.getMessage());
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println(messages.get("usage-error.help", command.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCodes.USAGE;
    }
}
