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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** An app by other people's library (openid-client, run by Node), so that our reading of the standard is not the only one. */
final class RelyingParty implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "relying-party.mjs");
    private static final String HOW =
            "put node (20 or newer) and npm on the PATH, such as by: apt-get install nodejs npm";

    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    private RelyingParty(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one that has read what the portal says of itself. Without Node, the test fails under CI and is skipped elsewhere. */
    static RelyingParty start(RunningPortal portal, String id, Optional<String> secret) {
        if (TestBrowser.onPath("node").isEmpty() || TestBrowser.onPath("npm").isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("No Node to run an app with: " + HOW);
            }
            System.out.println("NOT TESTED with an app of others: " + HOW);
            Assumptions.abort("no node");
        }
        List<String> command = new ArrayList<>(
                List.of("node", installed().resolve("relying-party.mjs").toString(), portal.base(), id));
        secret.ifPresent(command::add);
        try {
            RelyingParty party = new RelyingParty(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            party.done("discover");
            return party;
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
                Process npm = new ProcessBuilder("npm", "ci", "--silent", "--no-audit", "--no-fund")
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
                assertTrue(npm.waitFor(5, TimeUnit.MINUTES), "npm does not end");
                assertEquals(0, npm.exitValue(), "npm ci");
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** Where it sends a browser. */
    String ask(String redirectUri, String scope, String... more) {
        List<String> all = new ArrayList<>(List.of("redirect_uri", redirectUri, "scope", scope));
        all.addAll(List.of(more));
        return done("ask", all.toArray(String[]::new)).get("url").asText();
    }

    /** What it gets for the address at which a browser has come back; the library has judged it. */
    JsonNode arrive(String url) {
        return done("arrive", "url", url);
    }

    JsonNode refresh(String token) {
        return done("refresh", "token", token);
    }

    /** What it is told of somebody, who has to be the one of the ID token. */
    JsonNode look(String token, String sub) {
        return done("look", "token", token, "sub", sub);
    }

    void revoke(String token) {
        done("revoke", "token", token);
    }

    JsonNode done(String act, String... given) {
        JsonNode answer = act(act, given);
        assertTrue(answer.has("ok"), () -> act + ": " + answer);
        return answer.get("ok");
    }

    /** By what name the library or the portal refuses it. */
    String wrong(String act, String... given) {
        JsonNode answer = act(act, given);
        assertTrue(answer.has("wrong"), () -> act + ": " + answer);
        return answer.get("wrong").asText();
    }

    private JsonNode act(String act, String... given) {
        ObjectNode line = JSON.createObjectNode().put("act", act);
        for (int i = 0; i < given.length; i += 2) {
            line.put(given[i], given[i + 1]);
        }
        try {
            to.write(line + "\n");
            to.flush();
            return JSON.readTree(from.readLine());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
