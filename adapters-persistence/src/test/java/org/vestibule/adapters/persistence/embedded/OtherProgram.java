package org.vestibule.adapters.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A second Java process that opens a data folder, says whether it owns the server, and stays until told to leave. */
final class OtherProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(arguments[0]), new SecureRandom())) {
            System.out.println("#" + (postgres.isOwner() ? "owner" : "attached"));
            int end = System.in.read();
            System.out.println("#" + end);
        }
    }

    static OtherProgram start(Path dataDir) throws IOException {
        return new OtherProgram(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        OtherProgram.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What it said of itself: "owner" or "attached"; waits for that. */
    String role() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("#")) {
                return line.substring(1);
            }
        }
        throw new IOException("the other program ended without a word");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    /** Lets it close its instance and end. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** The test may run on the module path; the other program gets the same jars and folders on its class path. */
    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        for (Class<?> type : List.of(OtherProgram.class, EmbeddedPostgres.class)) {
            String file = type.getName().replace('.', '/') + ".class";
            String url = String.valueOf(type.getClassLoader().getResource(file));
            if (url.startsWith("file:")) {
                entries.add(Path.of(URI.create(url.substring(0, url.length() - file.length())))
                        .toString());
            }
        }
        entries.addAll(List.of(System.getProperty("jdk.module.path", "").split(File.pathSeparator)));
        entries.addAll(List.of(System.getProperty("java.class.path", "").split(File.pathSeparator)));
        entries.remove("");
        return String.join(File.pathSeparator, entries);
    }
}
