package org.vestibule.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.vestibule.adapters.cli.CommandLineInterface;
import org.vestibule.adapters.cli.Terminal;

/**
 * A clock that is ahead of the machine's, or behind; and the program on one of which its standard input says by how much.
 */
final class OtherClock extends Clock {

    /** What it says once it is set. */
    static final String SET = "The clock is set";

    private volatile Duration ahead;

    OtherClock(Duration ahead) {
        this.ahead = ahead;
    }

    void set(Duration to) {
        ahead = to;
    }

    public static void main(String... arguments) {
        OtherClock clock = new OtherClock(Duration.parse(arguments[0]));
        Thread reader = new Thread(clock::read, "clock setter");
        reader.setDaemon(true);
        reader.start();
        VestibuleProgram program = new VestibuleProgram(System.getenv(), false, clock);
        System.exit(new CommandLineInterface(program, Terminal.ofThisProcess(false), "test")
                .run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                set(Duration.parse(line));
                System.out.println(SET);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return systemUTC().getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Rules do not ask for a zone");
    }
}
