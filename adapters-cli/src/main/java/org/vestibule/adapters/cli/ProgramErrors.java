package org.vestibule.adapters.cli;

import java.util.Locale;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.transaction.StoreUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what broke in one line, and what broke from what must be mended. */
record ProgramErrors(Context context) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof StoreUnavailable) {
            String message = message("unavailable", StoreUnavailable.RETRY_AFTER.toSeconds());
            context.report().problem("unavailable", message);
            return ExitCodes.UNAVAILABLE;
        }
        if (failure instanceof ClockOff off) {
            String seconds =
                    String.format(Locale.ROOT, "%.1f", off.ahead().abs().toMillis() / 1000.0);
            String message = message("clock-off", seconds, off.ahead().isNegative() ? 0 : 1);
            context.report().problem("clock-off", message);
            return ExitCodes.UNAVAILABLE;
        }
        if (failure instanceof Obstacle obstacle) {
            context.report().problem(obstacle.code(), obstacle.sentence(context.messages()), obstacle.details());
            return obstacle.exitCode();
        }
        if (failure instanceof SettingsProblem problem) {
            String message = message("settings-wrong", problem.lines().size());
            context.report().problem("settings-wrong", message, problem.lines().toArray(String[]::new));
            return ExitCodes.SETTINGS;
        }
        String where = context.program().keepDetails(context.options().get(), failure);
        context.report().problem("unexpected", message("unexpected", where));
        return ExitCodes.INTERNAL;
    }

    private String message(String code, Object... arguments) {
        return context.messages().get("failure." + code, arguments);
    }
}
