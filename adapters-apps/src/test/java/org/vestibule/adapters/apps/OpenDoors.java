package org.vestibule.adapters.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.vestibule.application.app.AnswerApp;
import org.vestibule.application.app.AskForApp;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.ReadAuthorizationRequest;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.NewClient;
import org.vestibule.testkit.SettableClock;

/** The doors on a port, over the in-memory adapters, with apps that come to them and people who let these in. */
final class OpenDoors implements AutoCloseable {

    static final String ISSUER = "https://portal.example";
    static final String RETURNS_TO = "https://app.example/back";
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    /** What {@link #VERIFIER} becomes by S256, computed by another program. */
    static final String CHALLENGE = "y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw";

    static final String ALL = "openid profile email teams offline_access";

    /** It takes its time to draw them. */
    private static final List<SigningKey> KEYS = Stream.of(SigningKey.State.CURRENT, SigningKey.State.NEXT)
            .map(state -> SigningKey.make(UUID.randomUUID(), state, SettableClock.START))
            .toList();

    final MeddledStore store = new MeddledStore();
    final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    final List<String> refused = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final Set<String> paths;
    private final URI address;
    private volatile Supplier<Optional<Duration>> clockOff = Optional::empty;

    /** Of a portal that has its keys. */
    OpenDoors() {
        this(KEYS);
    }

    /** Of one that was never asked for any. */
    static OpenDoors withoutKeys() {
        return new OpenDoors(List.of());
    }

    private OpenDoors(List<SigningKey> keys) {
        keys.forEach(key -> inTransaction(() -> store.signingKeys().add(key)));
        ServletContextHandler context = new ServletContextHandler();
        Host host = new Host(request -> ORIGIN, () -> clockOff.get(), refused::add);
        Map<String, HttpServlet> doors = AppDoors.of(portal.useCases, portal.means.links(), host, portal.clock);
        paths = doors.keySet();
        doors.forEach((path, door) -> context.addServlet(new ServletHolder(door), path));
        server.setHandler(context);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        address = URI.create("http://localhost:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void inTransaction(Runnable change) {
        store.transactions().inTransaction(() -> {
            change.run();
            return true;
        });
    }

    /** Where there is one. */
    Set<String> paths() {
        return paths;
    }

    void setEnabled(Account account, boolean enabled) {
        inTransaction(() -> store.accounts().setEnabled(account.id(), enabled));
    }

    void clockIsOff(Duration ahead) {
        clockOff = () -> Optional.of(ahead);
    }

    /** Whatever is asked for, this is what becomes of it; nothing if it is none. */
    void trouble(Optional<RuntimeException> failure) {
        clockOff = () -> {
            failure.ifPresent(planned -> {
                throw planned;
            });
            return Optional.empty();
        };
    }

    /** What came back. */
    record Reply(int status, Map<String, Object> body, HttpResponse<String> whole) {

        String text(String name) {
            return String.valueOf(body.get(name));
        }

        /** A member that is an object. */
        Map<?, ?> object(String name) {
            return (Map<?, ?>) Objects.requireNonNull(body.get(name), whole.body());
        }

        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }
    }

    /** An app that was registered. */
    record App(Client client, Optional<ClientSecret> secret) {

        String id() {
            return client.id().toString();
        }

        String basic() {
            return OpenDoors.basic(id(), secret.orElseThrow().text());
        }
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }

    App publicApp() {
        return app(Client.Kind.PUBLIC, false);
    }

    App confidentialApp() {
        return app(Client.Kind.CONFIDENTIAL, false);
    }

    /** One that may run on devices without a browser, too. */
    App deviceApp(Client.Kind kind) {
        return app(kind, true);
    }

    private App app(Client.Kind kind, boolean devices) {
        AppUseCases apps = portal.useCases.app();
        CreateClient.Created created = devices
                ? NewClient.onDevices(apps, "Viewer", kind, RETURNS_TO)
                : NewClient.of(apps, "Viewer", kind, RETURNS_TO);
        return new App(created.client(), created.secret());
    }

    /** A code for what somebody lets an app do who is signed in by a password. */
    String code(SignedIn person, App app, String scope) {
        AppQuery query = query(app, scope);
        var understood = (ReadAuthorizationRequest.Understood)
                portal.useCases.app().readAuthorizationRequest().read(query);
        AskForApp.Result asked = portal.useCases
                .app()
                .askForApp()
                .ask(Optional.of(person), understood.client(), understood.request(), query);
        return allow(person, ((AskForApp.Answer) asked).request());
    }

    /** A code for somebody who signs in for it with both steps; the app shows the next one by then. */
    String codeWithCode(Enrolled person, App app, String scope) {
        SecondStep step = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending(person, app, scope), person.app().codeAt(portal.clock.instant()), ORIGIN);
        portal.clock.advance(TimeStep.LENGTH);
        return allow(((SecondStep.Accepted) step).begun());
    }

    /** The same with a backup code. */
    String codeWithBackupCode(Enrolled person, App app, String scope) {
        SecondStep step = portal.useCases
                .signIn()
                .redeemBackupCode()
                .redeem(pending(person, app, scope), person.codes().get(0), ORIGIN);
        return allow(((SecondStep.Accepted) step).begun());
    }

    private AwaitingSecondStep pending(Enrolled person, App app, String scope) {
        SignIn.Result first = portal.useCases
                .signIn()
                .signIn()
                .signIn(
                        person.account().email(),
                        InMemoryPortal.PASSWORD,
                        List.of(),
                        Optional.empty(),
                        Optional.of(query(app, scope)),
                        ORIGIN);
        return (AwaitingSecondStep) portal.useCases
                .signIn()
                .resumeSignIn()
                .resume(((SignIn.SecondStepDue) first).pending())
                .orElseThrow();
    }

    private String allow(BeginSession.Begun begun) {
        return allow(portal.resumed(begun.session()), begun.asked().orElseThrow());
    }

    private String allow(SignedIn person, UUID request) {
        AnswerApp.Result answer = portal.useCases.app().answerApp().answer(person, request, true, ORIGIN);
        String query = ((AnswerApp.GoBack) answer).to().getRawQuery();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> URLDecoder.decode(pair.substring("code=".length()), UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static AppQuery query(App app, String scope) {
        return AppQuery.parse(form(
                        "response_type",
                        "code",
                        "client_id",
                        app.id(),
                        "redirect_uri",
                        RETURNS_TO,
                        "scope",
                        scope,
                        "nonce",
                        "n-0S6",
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256"))
                .orElseThrow();
    }

    /** A form of names and values by turns. */
    static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(namesAndValues[i], UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return form.toString();
    }

    /** What redeems a code of a public app. */
    static String redemption(App app, String code) {
        return form(
                "grant_type", "authorization_code",
                "client_id", app.id(),
                "code", code,
                "redirect_uri", RETURNS_TO,
                "code_verifier", VERIFIER);
    }

    Reply redeem(App app, String code) {
        return post(AppDoors.TOKEN, redemption(app, code));
    }

    static String refreshing(App app, String token) {
        return form("grant_type", "refresh_token", "client_id", app.id(), "refresh_token", token);
    }

    Reply refresh(App app, String token) {
        return post(AppDoors.TOKEN, refreshing(app, token));
    }

    Reply userInfo(String token) {
        return send(request(AppDoors.USER_INFO).header("Authorization", "Bearer " + token));
    }

    /** Asks for something with an access token. */
    Reply api(String path, String token) {
        return send(bearing(path, token));
    }

    HttpRequest.Builder bearing(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    Reply post(String path, String form, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(form));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Reply get(String path) {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            String body = answer.body();
            return new Reply(
                    answer.statusCode(), body.startsWith("{") ? JSONObjectUtils.parse(body) : Map.of(), answer);
        } catch (IOException | ParseException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
