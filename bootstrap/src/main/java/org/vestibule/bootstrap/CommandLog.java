package org.vestibule.bootstrap;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the admin commands: a file beside the data, since what a terminal shows is kept by nobody. Where nobody sits
 * at one, the line goes to standard error as well, for whoever collects that.
 */
final class CommandLog {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);
    private static final String NAME = "commands.log";
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final boolean interactive;
    private final Clock clock;

    CommandLog(Path dataFolder, boolean interactive, Clock clock) {
        file = dataFolder.resolve(NAME);
        this.interactive = interactive;
        this.clock = clock;
    }

    /** Keeps what was done, in one line without secrets. */
    void done(String line) {
        if (!keep(line)) {
            LOG.warn("{}", line);
        } else if (!interactive) {
            LOG.info("{}", line);
        }
    }

    /** Keeps what broke; answers where, in words. */
    String broke(Exception failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        if (interactive && keep("a command broke: " + stack)) {
            return file.toString();
        }
        LOG.error("Command failed", failure);
        return "the lines above";
    }

    private boolean keep(String text) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        byte[] line = (now + " " + text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        Set<StandardOpenOption> appending = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (SeekableByteChannel log = Files.newByteChannel(file, appending, PRIVATE)) { // whoever else begins it now
            log.write(ByteBuffer.wrap(line));
            return true;
        } catch (IOException failure) {
            LOG.warn("{} cannot be written: {}", file, failure.toString());
            return false;
        }
    }
}
