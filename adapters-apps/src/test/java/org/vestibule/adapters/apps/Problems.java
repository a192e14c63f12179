package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.vestibule.adapters.apps.OpenDoors.Reply;

/** How the API refuses (RFC 9457, RFC 6750). */
final class Problems {

    private Problems() {}

    static void assertRefused(int status, String code, Reply reply) {
        assertEquals(status, reply.status(), reply.whole().body());
        assertEquals("application/problem+json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(
                Set.of("type", "title", "status", "code", "detail"),
                reply.body().keySet());
        assertEquals("about:blank", reply.text("type"));
        assertEquals((long) status, reply.body().get("status"));
        assertEquals(code, reply.text("code"));
        assertTrue(!reply.text("title").isEmpty() && !reply.text("detail").isEmpty());
    }

    static void assertTokenMissing(Reply reply) {
        assertRefused(401, "app-token-missing", reply);
        assertEquals("Bearer realm=\"vestibule\"", reply.header("WWW-Authenticate"));
    }

    static void assertTokenNotGood(Reply reply) {
        assertRefused(401, "app-token-not-accepted", reply);
        assertEquals("Bearer realm=\"vestibule\", error=\"invalid_token\"", reply.header("WWW-Authenticate"));
    }

    static void assertScopeMissing(String scope, Reply reply) {
        assertRefused(403, "insufficient-scope", reply);
        assertEquals(
                "Bearer realm=\"vestibule\", error=\"insufficient_scope\", scope=\"" + scope + "\"",
                reply.header("WWW-Authenticate"));
    }
}
