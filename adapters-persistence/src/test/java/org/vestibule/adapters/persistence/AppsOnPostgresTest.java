package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.AnswerApp;
import org.vestibule.application.app.AskForApp;
import org.vestibule.application.app.Consents;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.application.app.ReadAuthorizationRequest;
import org.vestibule.application.app.RedeemCode.Redeemed;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Store;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.audit.Event;
import org.vestibule.testkit.AppStoreContract;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.NewClient;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** The use cases of apps with the database, and what they do at one moment, on two nodes (S-121, S-125). */
class AppsOnPostgresTest {

    private static final String RETURN = "https://app.example/back";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Store STORE = TestDatabase.SHARED.store();

    private final SettableClock clock = new SettableClock();
    private final AppUseCases here =
            Capabilities.of(STORE, CheapMeans.of(clock)).app();
    private final AppUseCases there =
            Capabilities.of(STORE, CheapMeans.of(clock)).app();
    private final Somebody somebody = new Somebody();
    private final SignedIn person = somebody.signedIn();
    private final AccountId account = person.account().id();
    private final CreateClient.Created app = NewClient.of(here, "App", Client.Kind.CONFIDENTIAL, RETURN);

    /** People as the contracts make them. */
    private static final class Somebody implements AppStoreContract {

        @Override
        public Store store() {
            return STORE;
        }

        SignedIn signedIn() {
            Account account = anAccount();
            return new SignedIn(aSession(aToken(account.id())), account);
        }
    }

    @Test
    void an_app_is_let_in_refreshes_and_is_cut_off() {
        Tokens tokens = tokens();
        assertTrue(userInfo(tokens).isPresent());
        clock.advance(Duration.ofMinutes(5));
        assertEquals(Optional.empty(), userInfo(tokens), "S-122");
        Tokens next = refresh(there, refreshToken(tokens)).orElseThrow();
        assertTrue(userInfo(next).isPresent());
        var connected = here.listConnectedApps().list(person);
        assertEquals(
                List.of(app.client()),
                connected.stream().map(Consents.Connected::client).toList());
        assertEquals(clock.instant(), connected.get(0).consent().lastUsedAt());
        cutOff();
        assertEquals(List.of(), here.listConnectedApps().list(person));
        assertEquals(Optional.empty(), userInfo(next));
        assertEquals(Optional.empty(), refresh(here, refreshToken(next)));
    }

    /** PostgreSQL holds every text but this. */
    @Test
    void what_has_a_zero_in_it_is_as_good_as_nothing() {
        assertEquals(Optional.of("n"), redeem(here, code("n")).orElseThrow().nonce());
        assertEquals(Optional.empty(), redeem(here, code("n%00")).orElseThrow().nonce());
    }

    /** An address that one operator takes away is not put back by another (S-120). */
    @Test
    void of_many_operators_who_change_an_app_each_changes_what_the_last_one_left() {
        ClientId id = app.client().id();
        try (Race race = new Race(10)) {
            race.run(both(
                    10,
                    apps -> apps.changeClient()
                            .change(id, now -> now.changed(now.name() + "+", now.returns(), now.logout()))));
        }
        Client changed = ((FindClient.Found) here.findClient().find(id.toString())).client();
        assertEquals("App" + "+".repeat(10), changed.name());
    }

    @Test
    void of_many_who_answer_one_request_one_is_sent_back_with_a_code() {
        UUID request = asked("n");
        try (Race race = new Race(20)) {
            List<AnswerApp.Result> results = race.run(both(20, apps -> answer(apps, request)));
            assertEquals(1, count(results, AnswerApp.GoBack.class));
            assertEquals(19, count(results, AnswerApp.Over.class));
        }
    }

    /** S-121. */
    @Test
    void of_many_who_redeem_one_code_one_gets_tokens_and_they_are_no_good() {
        try (Race race = new Race(50)) {
            for (int round = 0; round < 5; round++) {
                String code = code();
                List<Optional<Redeemed>> all = race.run(both(50, apps -> redeem(apps, code)));
                List<Tokens> given = all.stream()
                        .flatMap(Optional::stream)
                        .map(Redeemed::tokens)
                        .toList();
                assertEquals(1, given.size());
                assertEquals(Optional.empty(), userInfo(given.get(0)));
                assertEquals(Optional.empty(), refresh(here, refreshToken(given.get(0))));
                assertEquals(round + 1, events(Event.Kind.APP_CODE_REPLAYED), "each is told of once");
            }
        }
    }

    /** PRODUCT H: parallel refreshes. */
    @Test
    void of_four_who_refresh_at_once_each_gets_the_same_successor() {
        try (Race race = new Race(4)) {
            for (int round = 0; round < 20; round++) {
                String token = refreshToken(tokens());
                List<Tokens> given =
                        race.run(both(4, apps -> refresh(apps, token).orElseThrow()));
                Set<String> successors =
                        given.stream().map(AppsOnPostgresTest::refreshToken).collect(Collectors.toSet());
                assertEquals(1, successors.size());
                String next = successors.iterator().next();
                assertNotEquals(token, next);
                assertEquals(Refreshes.MOST_REPEATS * (round + 1L), events(Event.Kind.APP_REFRESH_REPEATED));
                for (Tokens each : given) {
                    assertTrue(userInfo(each).isPresent());
                }
                assertTrue(refresh(here, next).isPresent());
            }
        }
        assertEquals(0, events(Event.Kind.APP_REFRESH_REPLAYED));
    }

    /** S-125: nothing forks, and more than that are no accident. */
    @Test
    void of_many_who_refresh_at_once_four_get_one_successor_and_it_is_no_good() {
        try (Race race = new Race(50)) {
            for (int round = 0; round < 5; round++) {
                String token = refreshToken(tokens());
                List<Tokens> given = race.run(both(50, apps -> refresh(apps, token))).stream()
                        .flatMap(Optional::stream)
                        .toList();
                assertEquals(1 + Refreshes.MOST_REPEATS, given.size());
                assertEquals(
                        1,
                        given.stream()
                                .map(AppsOnPostgresTest::refreshToken)
                                .distinct()
                                .count());
                assertEquals(Optional.empty(), refresh(here, refreshToken(given.get(0))));
                assertEquals(Optional.empty(), userInfo(given.get(0)));
                assertEquals(round + 1, events(Event.Kind.APP_REFRESH_REPLAYED), "each is told of once");
            }
        }
    }

    /** As when a password is changed: whoever is faster, nothing is left. */
    @Test
    void what_is_redeemed_while_all_ends_has_ended() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 100; round++) {
                String code = code();
                Optional<Redeemed> redeemed = race.run(
                                List.<Supplier<Optional<Redeemed>>>of(() -> redeem(here, code), this::ended))
                        .get(0);
                assertEquals(Optional.empty(), redeemed.map(Redeemed::tokens).flatMap(this::userInfo));
                assertEquals(Optional.empty(), redeem(there, code));
            }
        }
    }

    @Test
    void what_is_redeemed_while_the_app_is_cut_off_has_ended() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 50; round++) {
                String code = code();
                Optional<Redeemed> redeemed = race.run(
                                List.<Supplier<Optional<Redeemed>>>of(() -> redeem(here, code), this::cutOff))
                        .get(0);
                assertEquals(Optional.empty(), redeemed.map(Redeemed::tokens).flatMap(this::userInfo));
                assertEquals(Optional.empty(), redeem(there, code));
            }
        }
    }

    @Test
    void what_is_refreshed_while_all_ends_has_ended() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 50; round++) {
                String token = refreshToken(tokens());
                Optional<Tokens> refreshed = race.run(
                                List.<Supplier<Optional<Tokens>>>of(() -> refresh(here, token), this::ended))
                        .get(0);
                assertEquals(Optional.empty(), refreshed.flatMap(this::userInfo));
            }
        }
    }

    private <T> Optional<T> ended() {
        EndAppAccess end =
                new EndAppAccess(STORE.appRequests(), STORE.appCodes(), STORE.deviceRequests(), STORE.grants());
        STORE.transactions().inTransaction(() -> end.end(account));
        return Optional.empty();
    }

    private <T> Optional<T> cutOff() {
        assertTrue(there.disconnectApp().disconnect(person, app.client().id(), AppStoreContract.ORIGIN));
        return Optional.empty();
    }

    private UUID asked(String nonce) {
        AppQuery query = new AppQuery("response_type=code&scope=openid%20offline_access&nonce=" + nonce + "&client_id="
                + app.client().id() + "&redirect_uri=" + RETURN + "&code_challenge_method=S256&code_challenge="
                + CHALLENGE);
        var understood = assertInstanceOf(
                ReadAuthorizationRequest.Understood.class,
                here.readAuthorizationRequest().read(query));
        return assertInstanceOf(
                        AskForApp.Answer.class,
                        here.askForApp().ask(Optional.of(person), understood.client(), understood.request(), query))
                .request();
    }

    private AnswerApp.Result answer(AppUseCases apps, UUID request) {
        return apps.answerApp().answer(person, request, true, AppStoreContract.ORIGIN);
    }

    private String code() {
        return code("n");
    }

    private String code(String nonce) {
        String back = assertInstanceOf(AnswerApp.GoBack.class, answer(here, asked(nonce)))
                .to()
                .getRawQuery();
        return Stream.of(back.split("&"))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> pair.substring("code=".length()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Redeemed> redeem(AppUseCases apps, String code) {
        return apps.redeemCode().redeem(app.client(), code, RETURN, VERIFIER, AppStoreContract.ORIGIN);
    }

    private Tokens tokens() {
        return redeem(here, code()).orElseThrow().tokens();
    }

    private Optional<Tokens> refresh(AppUseCases apps, String token) {
        return apps.refreshGrant().refresh(app.client(), token, "", AppStoreContract.ORIGIN)
                        instanceof RefreshGrant.Refreshed refreshed
                ? Optional.of(refreshed.tokens())
                : Optional.empty();
    }

    private Optional<?> userInfo(Tokens tokens) {
        return there.viewUserInfo().view(tokens.access().text());
    }

    private static String refreshToken(Tokens tokens) {
        return tokens.refresh().map(GrantToken::text).orElseThrow();
    }

    /** The same on both nodes by turns. */
    private <T> List<Supplier<T>> both(int times, Function<AppUseCases, T> act) {
        return IntStream.range(0, times)
                .<Supplier<T>>mapToObj(i -> () -> act.apply(i % 2 == 0 ? here : there))
                .toList();
    }

    private long events(Event.Kind kind) {
        return TestDatabase.SHARED.events(account, kind);
    }

    private static long count(List<?> results, Class<?> kind) {
        return results.stream().filter(kind::isInstance).count();
    }
}
