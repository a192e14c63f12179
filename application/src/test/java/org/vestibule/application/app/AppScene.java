package org.vestibule.application.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.NewClient;
import org.vestibule.testkit.SettableClock;

/** A portal with an app, and the ways that it goes. */
public final class AppScene {

    /** RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    public static final String BACK = "https://wiki.example/back";

    /** Where the app's own server is. */
    static final Origin SERVER = new Origin("192.0.2.77", "app/1.0");

    public final InMemoryPortal portal;
    public final AppUseCases does;
    public final Client wiki;

    public AppScene() {
        this(new InMemoryStore());
    }

    public AppScene(InMemoryStore store) {
        this(new InMemoryPortal(new SettableClock(), store));
    }

    AppScene(InMemoryPortal portal) {
        this.portal = portal;
        does = portal.useCases.app();
        wiki = client("Wiki", Client.Kind.CONFIDENTIAL);
    }

    /** Registers an app. */
    public Client client(String name, Client.Kind kind) {
        return NewClient.of(does, name, kind, BACK).client();
    }

    /** What an app asks: all that it must say, and changes of that by name; empty values are left out. */
    public static AppQuery query(Client client, Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", client.id().toString());
        all.put("redirect_uri", BACK);
        all.put("response_type", "code");
        all.put("scope", "openid offline_access");
        all.put("state", "s t&ate");
        all.put("nonce", "n");
        all.put("code_challenge", CHALLENGE);
        all.put("code_challenge_method", "S256");
        all.putAll(changes);
        return parsed(all.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    public static AppQuery query(Client client) {
        return query(client, Map.of());
    }

    public static AppQuery parsed(String text) {
        return AppQuery.parse(text).orElseThrow();
    }

    /** As it is understood. */
    ReadAuthorizationRequest.Understood read(AppQuery query) {
        return assertInstanceOf(
                ReadAuthorizationRequest.Understood.class,
                does.readAuthorizationRequest().read(query));
    }

    AskForApp.Result ask(Optional<SignedIn> person, AppQuery query) {
        ReadAuthorizationRequest.Understood read = read(query);
        return does.askForApp().ask(person, read.client(), read.request(), query);
    }

    /** What somebody who is signed in is to answer. */
    public UUID asked(SignedIn person, AppQuery query) {
        return assertInstanceOf(AskForApp.Answer.class, ask(Optional.of(person), query))
                .request();
    }

    /** Takes both steps for an app; what is to be answered. */
    AwaitingSecondStep pending(Enrolled somebody, AppQuery query) {
        SignIn.Result result = portal.useCases
                .signIn()
                .signIn()
                .signIn(somebody.account().email(), PASSWORD, List.of(), Optional.empty(), Optional.of(query), ORIGIN);
        return (AwaitingSecondStep) portal.useCases
                .signIn()
                .resumeSignIn()
                .resume(assertInstanceOf(SignIn.SecondStepDue.class, result).pending())
                .orElseThrow();
    }

    SecondStep.Accepted secondStep(Enrolled somebody, AwaitingSecondStep pending) {
        SecondStep answer = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, somebody.app().codeAt(portal.clock.instant()), ORIGIN);
        return assertInstanceOf(SecondStep.Accepted.class, answer);
    }

    public AnswerApp.Result answer(SignedIn person, UUID request, boolean allowed) {
        return does.answerApp().answer(person, request, allowed, ORIGIN);
    }

    /** Lets the app in; the code that it gets. */
    public String code(SignedIn person, AppQuery query) {
        return code(answer(person, asked(person, query), true));
    }

    static String code(AnswerApp.Result result) {
        return parameters(assertInstanceOf(AnswerApp.GoBack.class, result).to()).getOrDefault("code", "");
    }

    static Map<String, String> parameters(URI back) {
        return Stream.of(back.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    public Optional<RedeemCode.Redeemed> redeem(Client client, String code) {
        return does.redeemCode().redeem(client, code, BACK, VERIFIER, SERVER);
    }

    /** What the app has once somebody has let it in. */
    public Tokens granted(SignedIn person) {
        return granted(person, "openid offline_access");
    }

    Tokens granted(SignedIn person, String scope) {
        return redeem(wiki, code(person, query(wiki, Map.of("scope", scope))))
                .orElseThrow()
                .tokens();
    }

    public static String refreshToken(Tokens tokens) {
        return tokens.refresh().orElseThrow().text();
    }

    /** The next ones; empty where it is not good. */
    public Optional<Tokens> refresh(Client client, String token) {
        return does.refreshGrant().refresh(client, token, "", SERVER) instanceof RefreshGrant.Refreshed refreshed
                ? Optional.of(refreshed.tokens())
                : Optional.empty();
    }

    Optional<Tokens> refresh(Tokens tokens) {
        return refresh(wiki, refreshToken(tokens));
    }

    /** Whether an access token still opens something. */
    public boolean opens(Tokens tokens) {
        return does.viewUserInfo().view(tokens.access().text()).isPresent();
    }

    public void wait(Duration time) {
        portal.clock.advance(time);
    }

    public void disable(AccountId account) {
        portal.store.transactions().inTransaction(() -> {
            portal.store.accounts().setEnabled(account, false);
            return account;
        });
    }

    public int count(AccountId account, Event.Kind kind) {
        return (int) portal.store.auditTrail().count(account, kind);
    }

    long mails(Notice.Kind kind) {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .count();
    }
}
