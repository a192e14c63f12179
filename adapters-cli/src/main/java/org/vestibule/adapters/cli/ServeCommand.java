package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vestibule serve}. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "N")
    private @Nullable Integer port;

    @Option(names = "--demo")
    private boolean demo;

    ServeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (port == null) {
            return context.program().serve(context.options().get(), OptionalInt.empty(), demo);
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), context.messages().get("usage-error.port"));
        }
        return context.program().serve(context.options().get(), OptionalInt.of(port), demo);
    }
}
