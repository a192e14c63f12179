package org.vestibule.adapters.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was typed wrong, what may have been meant, and where the help is: three lines, not a page. */
record UsageErrors(Messages messages) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("vestibule: " + message(problem));
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println(messages.get("usage-error.help", command.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCodes.USAGE;
    }

    /** Where it was a value, what is wrong with it, and the name that it was typed for. */
    private String message(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unknown) {
            String first = unknown.getUnmatched().get(0); // what stands behind it or its = may be a password
            return messages.get("usage-error.unknown", TypedValues.shown(first.replaceFirst("=.*", "=…")));
        }
        if (!(problem.getCause() instanceof TypeConversionException wrong) || problem.getArgSpec() == null) {
            return String.valueOf(problem.getMessage());
        }
        String name = problem.getArgSpec() instanceof OptionSpec option
                ? option.longestName()
                : problem.getArgSpec().paramLabel();
        return name + ": " + wrong.getMessage();
    }
}
