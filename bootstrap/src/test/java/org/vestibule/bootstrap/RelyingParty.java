package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An app by other people's library (openid-client, run by Node), so that our reading of the standard is not the only one. */
final class RelyingParty implements AutoCloseable {

    private final NodeProgram program;

    private RelyingParty(NodeProgram program) {
        this.program = program;
    }

    /** Starts one that has read what the portal says of itself. */
    static RelyingParty start(RunningPortal portal, String id, Optional<String> secret) {
        List<String> arguments = new ArrayList<>(List.of(portal.base(), id));
        secret.ifPresent(arguments::add);
        RelyingParty party = new RelyingParty(NodeProgram.start("relying-party.mjs", arguments));
        party.done("discover");
        return party;
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
        program.tell(act, given);
        return program.said();
    }

    @Override
    public void close() {
        program.close();
    }
}
