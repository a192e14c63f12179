package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of the folder {@code node} with other people's library (openid-client), told and telling in lines of JSON. */
final class NodeProgram implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "relying-party.mjs", "server.mjs", "viewer.mjs");
    private static final String HOW =
            "put node (20 or newer) and npm on the PATH, such as by: apt-get install nodejs npm";

    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    private NodeProgram(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one. Without Node, the test fails under CI and is skipped elsewhere. */
    static NodeProgram start(String file, List<String> arguments) {
        if (TestBrowser.onPath("node").isEmpty() || TestBrowser.onPath("npm").isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("No Node to run an app with: " + HOW);
            }
            System.out.println("NOT TESTED with an app of others: " + HOW);
            Assumptions.abort("no node");
        }
        List<String> command =
                new ArrayList<>(List.of("node", installed().resolve(file).toString()));
        command.addAll(arguments);
        try {
            return new NodeProgram(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The library in a folder of this build, put there once. */
    private static synchronized Path installed() {
        Path folder = Path.of("target", "relying-party").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                Files.write(folder.resolve(file), Files.readAllBytes(Path.of("src", "test", "node", file)));
            }
            if (!Files.exists(folder.resolve("node_modules/openid-client/package.json"))) {
                Path said = folder.resolve("npm.log");
                Process npm = new ProcessBuilder("npm", "ci", "--silent", "--no-audit", "--no-fund")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile()) // our own streams are the runner's, which it would read from
                        .start();
                assertTrue(npm.waitFor(5, TimeUnit.MINUTES), "npm does not end");
                assertEquals(0, npm.exitValue(), Files.readString(said));
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** Tells it to do something. */
    void tell(String act, String... given) {
        ObjectNode line = JSON.createObjectNode().put("act", act);
        for (int i = 0; i < given.length; i += 2) {
            line.put(given[i], given[i + 1]);
        }
        tell(line);
    }

    void tell(ObjectNode line) {
        try {
            to.write(line + "\n");
            to.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it says next. */
    JsonNode said() {
        try {
            String line = from.readLine();
            assertTrue(line != null, "it has ended");
            return JSON.readTree(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it says next, which has to be this. */
    JsonNode said(String event) {
        JsonNode said = said();
        assertEquals(event, said.path("event").asText(), said::toString);
        return said;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
