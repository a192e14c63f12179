package org.vestibule.adapters.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health answers however busy the pages are, and whoever finds no place is told so (F-08, L-40). */
class OwnThreadsTest {

    private static final int MOST_PAGES = 200;
    private static final int MOST_WAITING = 1024;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final CountDownLatch allHaveCome = new CountDownLatch(MOST_PAGES + MOST_WAITING + 1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("localhost");
        connector.setAcceptQueueSize(MOST_WAITING);
        server.addConnector(connector);
        OwnThreads threads = new OwnThreads();
        threads.setHandler(new Busy());
        server.setHandler(new Handler.Wrapper(threads) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                boolean handled = super.handle(request, response, callback);
                allHaveCome.countDown();
                return handled;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        for (Socket client : clients) {
            client.close();
        }
        server.stop();
    }

    private final class Busy extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
            String path = Request.getPathInContext(request);
            if (path.equals("/broken")) {
                throw new StackOverflowError();
            }
            if (path.equals("/page")) {
                release.await();
            }
            response.write(true, StandardCharsets.US_ASCII.encode("done"), callback);
            return true;
        }
    }

    @Test
    void health_answers_while_no_page_does() throws Exception {
        for (int i = 0; i < MOST_PAGES + MOST_WAITING + 1; i++) {
            asking("/page");
        }
        assertTrue(allHaveCome.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < 20; i++) {
            assertTrue(answer(asking("/health/live")).endsWith("done"));
        }
        release.countDown();
        Map<String, Integer> answers = new TreeMap<>();
        for (Socket client : clients.subList(0, MOST_PAGES + MOST_WAITING + 1)) {
            answers.merge(answer(client).substring(9, 12), 1, Integer::sum);
        }
        assertEquals(Map.of("200", MOST_PAGES + MOST_WAITING, "503", 1), answers);
        assertTrue(answer(asking("/page")).endsWith("done"));
    }

    @Test
    void an_error_of_the_machine_is_answered_too() throws IOException {
        assertEquals("HTTP/1.1 500 ", answer(asking("/broken")).substring(0, 13));
    }

    private Socket asking(String path) throws IOException {
        Socket client = new Socket("localhost", connector.getLocalPort());
        client.setSoTimeout(10_000);
        clients.add(client);
        client.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String answer(Socket client) throws IOException {
        byte[] answer = new byte[4096];
        int length = client.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }
}
