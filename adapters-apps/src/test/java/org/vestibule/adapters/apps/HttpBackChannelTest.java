package org.vestibule.adapters.apps;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.application.logout.BackChannel;
import org.vestibule.application.logout.BackChannel.Answer;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.testkit.BackChannelContract;

/** Apps that are told of people who signed out: what they hear, and whatever they answer (OIDC Back-Channel Logout). */
class HttpBackChannelTest implements BackChannelContract {

    private final OpenDoors doors = new OpenDoors();
    private final HttpBackChannel channel = new HttpBackChannel(
            URI.create(OpenDoors.ISSUER),
            doors.portal.useCases.app().viewSigningKeys(),
            doors.portal.clock,
            new SecureRandom());
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ServerSocket app = listen();
    private boolean serving;
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void serve() {
        serving = true;
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    serve(app.accept());
                }
            } catch (IOException closed) {
                heard.add("closed");
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers once it has heard all, and says no more. */
    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder request = new StringBuilder();
        while (!request.toString().matches("(?s).*\r\n\r\nlogout_token=[\\w.-]+")) {
            int available = Math.max(1, in.available());
            request.append(new String(in.readNBytes(available), US_ASCII));
            if (request.length() > 10_000) {
                break;
            }
            if (in.available() == 0 && isWhole(request)) {
                break;
            }
        }
        heard.add(request.toString());
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static boolean isWhole(CharSequence request) {
        String[] parts = request.toString().split("\r\n\r\n", 2);
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(parts[0]);
        return parts.length == 2 && length.find() && parts[1].length() >= Integer.parseInt(length.group(1));
    }

    @Override
    public BackChannel backChannel() {
        return channel;
    }

    @Override
    public RedirectUri answering(Answer expected) {
        if (heard.isEmpty() && !serving) {
            serve();
        }
        String status = switch (expected) {
            case TOLD -> "200 OK";
            case REFUSED -> "400 Bad Request";
            case SILENT -> "503 Service Unavailable";
        };
        answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        return address();
    }

    private RedirectUri address() {
        return new RedirectUri("http://127.0.0.1:" + app.getLocalPort() + "/told?tenant=7");
    }

    @AfterEach
    void close() throws IOException {
        app.close();
        doors.close();
    }

    @Test
    void it_hears_who_is_signed_out_and_that_the_portal_says_so() throws Exception {
        serve();
        assertEquals(Answer.TOLD, channel.tell(address(), LOGOUT));
        String request = heard.take();
        assertTrue(request.startsWith("POST /told?tenant=7 HTTP/1.1\r\n"), request);
        assertTrue(request.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"), request);
        String body = request.split("\r\n\r\n", 2)[1];
        assertTrue(body.startsWith("logout_token="), body);
        SignedJWT token = SignedJWT.parse(body.substring("logout_token=".length()));
        assertEquals("logout+jwt", token.getHeader().getType().getType());
        assertEquals("RS256", token.getHeader().getAlgorithm().getName());
        assertTrue(token.verify(
                new RSASSAVerifier(JWKSet.parse(doors.get(AppDoors.KEYS).whole().body())
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toRSAKey())));
        assertEquals(Answer.TOLD, channel.tell(address(), LOGOUT));
        SignedJWT again = SignedJWT.parse(heard.take().split("logout_token=", 2)[1]);
        assertNotEquals(
                token.getJWTClaimsSet().getJWTID(), again.getJWTClaimsSet().getJWTID(), "it is no replay");
        long now = doors.portal.clock.instant().getEpochSecond();
        assertEquals(
                Map.of(
                        "iss",
                        OpenDoors.ISSUER,
                        "sub",
                        LOGOUT.account().toString(),
                        "aud",
                        LOGOUT.client().toString(),
                        "iat",
                        now,
                        "exp",
                        now + 120,
                        "jti",
                        token.getJWTClaimsSet().getJWTID(),
                        "sid",
                        LOGOUT.grant().toString(),
                        "events",
                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
                token.getPayload().toJSONObject());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        200 OK,                    TOLD
        204 No Content,            TOLD
        400 Bad Request,           REFUSED
        401 Unauthorized,          SILENT
        404 Not Found,             SILENT
        408 Request Timeout,       SILENT
        429 Too Many Requests,     SILENT
        500 Internal Server Error, SILENT
        503 Service Unavailable,   SILENT
        301 Moved Permanently,     SILENT
        """)
    void what_it_answers_counts(String status, Answer expected) throws Exception {
        serve();
        String elsewhere = "Location: http://127.0.0.1:" + app.getLocalPort() + "/elsewhere\r\n";
        answer = "HTTP/1.1 " + status + "\r\n" + (status.startsWith("3") ? elsewhere : "")
                + (status.startsWith("204") ? "" : "Content-Length: 0\r\n") + "\r\n";
        assertEquals(expected, channel.tell(address(), LOGOUT));
        heard.take();
        assertTrue(heard.isEmpty(), "no other address is followed");
    }

    @Test
    void one_that_is_not_there_or_says_nonsense_is_silent() throws Exception {
        serve();
        answer = "nonsense\r\n\r\n";
        assertEquals(Answer.SILENT, channel.tell(address(), LOGOUT));
        RedirectUri closed = address();
        app.close();
        assertEquals(Answer.SILENT, channel.tell(closed, LOGOUT));
        assertEquals(Answer.SILENT, channel.tell(new RedirectUri("https://nobody.invalid/told"), LOGOUT));
    }

    /** One that never comes to an end holds its thread up for a few seconds. */
    @Test
    void one_that_takes_its_time_is_silent() {
        List<String> slow = List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nwait");
        serve();
        for (String begun : slow) {
            answer = begun;
            long start = System.nanoTime();
            assertEquals(Answer.SILENT, channel.tell(address(), LOGOUT), begun);
            assertTrue(System.nanoTime() - start < 8_000_000_000L, begun);
        }
    }
}
