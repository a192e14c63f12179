package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.bootstrap.AppsIT.Registered;
import org.vestibule.testkit.OnlyLong;

/** A site behind Apache's OpenID module, set up as the README says. */
@OnlyLong
class WebServerModuleIT {

    private static final Pattern LINES = Pattern.compile("```apache\n(.*?)```", Pattern.DOTALL);

    private static final Path MODULE = Path.of("/usr/lib/apache2/modules/mod_auth_openidc.so");

    private final Path data = RunningPortal.newDataFolder();
    private final int port = RunningPortal.freePort();

    @TempDir
    private Path documents;

    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void whoever_signs_in_sees_the_site() throws IOException, InterruptedException {
        RealProxy.Kind.APACHE.assumeHere();
        if (!Files.exists(MODULE)) {
            System.out.println("NOT TESTED with Apache's module: apt-get install libapache2-mod-auth-openidc");
            Assumptions.abort("no module");
        }
        String site = "http://127.0.0.1:" + port;
        Files.writeString(documents.resolve("index.html"), "the wiki");
        Files.setPosixFilePermissions(documents, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (RunningPortal portal = RunningPortal.start(data)) {
            Registered wiki = AppsIT.register(data, "Wiki", "--confidential", "--redirect-uri", site + "/oidc");
            try (RealProxy apache = RealProxy.start(RealProxy.Kind.APACHE, lines(portal, wiki, site), data, port)) {
                HttpBrowser ada = new HttpBrowser(portal);
                ada.signUp("ada@example.org", "Ada");
                HttpBrowser.Protection protection = ada.enable("ada@example.org");
                HttpResponse<String> sent = get(site + "/");
                assertEquals(302, sent.statusCode(), sent::body);
                String back = AppsIT.signIn(
                        portal,
                        ada,
                        sent.headers().firstValue("Location").orElseThrow(),
                        "ada@example.org",
                        protection,
                        1);
                HttpResponse<String> arrived = get(back);
                assertEquals(302, arrived.statusCode(), arrived::body);
                assertEquals(
                        "the wiki",
                        get(arrived.headers().firstValue("Location").orElseThrow())
                                .body());
                assertEquals(
                        302,
                        HttpClient.newHttpClient()
                                .send(asABrowser(site + "/"), HttpResponse.BodyHandlers.ofString())
                                .statusCode());
            }
        }
    }

    private String lines(RunningPortal portal, Registered wiki, String site) throws IOException {
        Matcher block = LINES.matcher(Files.readString(Path.of("..", "README.md")));
        assertTrue(block.find(), "the README has lines for Apache");
        return "Listen 127.0.0.1:" + port + "\nDocumentRoot " + documents + "\n"
                + block.group(1)
                        .replace("https://portal.example.com", portal.base())
                        .replace("https://wiki.example.org", site)
                        .replace("CLIENT-ID", wiki.id())
                        .replace("CLIENT-SECRET", wiki.secret().orElseThrow());
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return visitor.send(asABrowser(url), HttpResponse.BodyHandlers.ofString());
    }

    /** Scripts are told no, and not sent on. */
    private static HttpRequest asABrowser(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/html")
                .build();
    }
}
