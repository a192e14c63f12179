package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.AppDoors.API;
import static org.vestibule.adapters.apps.AppDoors.API_ADDRESS_BOOK;
import static org.vestibule.adapters.apps.AppDoors.API_COMPUTERS;
import static org.vestibule.adapters.apps.AppDoors.API_DOCUMENT;
import static org.vestibule.adapters.apps.AppDoors.API_ME;
import static org.vestibule.adapters.apps.AppDoors.API_TEAMS;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.subscription.Terms;

/** The document says what there is and nothing else: it is held against the doors both ways. */
class ApiDocumentTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final String EVERYTHING = "openid profile email teams computers address_book";

    private final Office office = new Office();
    private final OpenDoors doors = office.doors;
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final String token = office.access(ada, EVERYTHING);
    private final Reply reply = doors.get(API_DOCUMENT);
    private final Described document = new Described(reply.whole().body());

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anybody_may_read_it_and_keep_it_for_five_minutes() {
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("public, max-age=300", reply.header("Cache-Control"));
        assertTrue(reply.text("openapi").startsWith("3.1."));
        doors.clockIsOff(Duration.ofSeconds(3));
        assertEquals(200, doors.get(API_DOCUMENT).status(), "whatever the clock");
    }

    @Test
    void each_address_is_in_it_and_no_other() {
        Set<String> paths = new TreeSet<>(doors.paths());
        paths.removeIf(path -> !path.startsWith("/api/") || path.equals(API));
        assertEquals(paths, document.paths());
    }

    @Test
    void each_method_is_in_it_and_no_other() {
        for (String path : document.paths()) {
            Set<String> answered = new TreeSet<>();
            for (String method : METHODS) {
                int status = send(method, path, Optional.empty(), "").status();
                assertNotEquals(404, status, path);
                if (status != 405) {
                    answered.add(method);
                }
            }
            assertEquals(document.methods(path), answered, path);
            Reply wrong = send("PATCH", path, Optional.empty(), "");
            assertEquals(
                    document.methods(path),
                    Set.copyOf(Arrays.stream(wrong.header("Allow").split(", "))
                            .filter(method -> !method.equals("HEAD"))
                            .toList()),
                    path);
        }
    }

    @Test
    void the_scopes_that_it_names_are_what_is_asked_for() {
        Map<String, String> named = new TreeMap<>();
        for (String path : List.of(API_ME, API_TEAMS, API_COMPUTERS, API_ADDRESS_BOOK)) {
            String text = String.valueOf(document.operation("GET", path).get("security"));
            for (Scope scope : Scope.values()) {
                if (text.contains(scope.word())) {
                    named.merge(path, scope.word(), (one, other) -> one + " " + other);
                }
            }
        }
        assertEquals(
                Map.of(
                        API_TEAMS, "teams",
                        API_COMPUTERS, "computers license",
                        API_ADDRESS_BOOK, "address_book"),
                named);
    }

    @Test
    void what_is_answered_has_the_form_that_it_tells() {
        office.join(office.team, ada.account());
        Reply computer = office.computer("Front desk");
        doors.refresh(office.server, computer.text("refresh_token"));
        List.of(API_ME, API_TEAMS, API_COMPUTERS).forEach(this::assertFits);
        Reply some = doors.api(API_COMPUTERS + "?limit=1", token);
        assertTrue(document.fits("GET", API_COMPUTERS, "200", some.body()), some.text("next"));
        office.require(office.team);
        assertFits(API_TEAMS);
    }

    private void assertFits(String path) {
        Reply told = doors.api(path, token);
        assertTrue(
                document.fits("GET", path, "200", told.body()),
                () -> path + ": " + told.whole().body());
    }

    /** A way to be answered, and how. */
    private record Case(String method, String path, String status, String code) {}

    @Test
    void each_answer_is_in_it_and_no_other() {
        Set<String> told = new TreeSet<>();
        for (String path : document.paths()) {
            for (String method : document.methods(path)) {
                for (String status : document.statuses(method, path)) {
                    Set<String> codes = document.codes(method, path, status);
                    (codes.isEmpty() ? Set.of("") : codes)
                            .forEach(code -> told.add(new Case(method, path, status, code).toString()));
                }
            }
        }
        Set<String> provoked = new TreeSet<>();
        provoked().forEach(one -> provoked.add(one.toString()));
        assertEquals(String.join("\n", told), String.join("\n", provoked));
    }

    @Test
    void each_code_is_in_it_and_no_other() {
        Set<String> codes = new TreeSet<>(Set.of("not-found", "method-not-allowed"));
        provoked().stream().map(Case::code).filter(code -> !code.isEmpty()).forEach(codes::add);
        assertEquals(codes, document.codes());
        assertEquals("not-found", doors.get("/api/1.0/nothing").text("code"));
        assertEquals(
                "method-not-allowed", doors.send(doors.request(API_ME).DELETE()).text("code"));
    }

    private List<Case> provoked() {
        List<Case> all = new ArrayList<>();
        all.add(told("GET", API_DOCUMENT, doors.get(API_DOCUMENT)));
        String none = office.access(ada, "openid");
        for (String path : List.of(API_ME, API_TEAMS, API_COMPUTERS, API_ADDRESS_BOOK)) {
            for (String method : document.methods(path)) {
                all.add(told(method, path, send(method, path, Optional.empty(), "")));
                all.add(told(method, path, send(method, path, Optional.of("x"), "")));
                all.add(told(method, path, send(method, path + "?x=1", Optional.of(token), "")));
                if (!path.equals(API_ME)) {
                    all.add(told(method, path, send(method, path, Optional.of(none), "")));
                }
                trouble(method, path, all);
            }
        }
        for (String path : List.of(API_ME, API_TEAMS, API_COMPUTERS)) {
            all.add(told("GET", path, doors.api(path, token)));
        }
        for (String query : List.of("?limit=0", "?after=x")) {
            all.add(told("GET", API_COMPUTERS, doors.api(API_COMPUTERS + query, token)));
        }
        addressBook(all);
        String own = office.computer("Front desk").text("access_token");
        office.subscribe(Terms.LITE);
        all.add(told("GET", API_COMPUTERS, doors.api(API_COMPUTERS, own)));
        return all;
    }

    private void trouble(String method, String path, List<Case> all) {
        doors.clockIsOff(Duration.ofSeconds(3));
        all.add(told(method, path, send(method, path, Optional.of(token), "")));
        for (RuntimeException failure :
                List.of(new StoreUnavailable(new IOException("planned")), new IllegalStateException("planned"))) {
            doors.trouble(Optional.of(failure));
            all.add(told(method, path, send(method, path, Optional.of(token), "")));
        }
        doors.trouble(Optional.empty());
    }

    private void addressBook(List<Case> all) {
        String path = API_ADDRESS_BOOK;
        all.add(told("GET", path, doors.api(path, token)));
        Reply first = send("PUT", path, Optional.of(token), "{}");
        all.add(told("PUT", path, first));
        all.add(told("PUT", path, send("PUT", path, Optional.of(token), "{}")));
        all.add(told("PUT", path, send("PUT", path, Optional.of(token), "{")));
        String large = " ".repeat(AddressBook.MOST_BYTES) + "{}";
        all.add(told("PUT", path, send("PUT", path, Optional.of(token), large)));
        HttpRequest.Builder bare = doors.bearing(path, token).PUT(BodyPublishers.ofString("{}"));
        all.add(told("PUT", path, doors.send(bare.copy().header("If-None-Match", "*"))));
        HttpRequest.Builder typed = bare.copy().header("Content-Type", "application/json");
        all.add(told("PUT", path, doors.send(typed.copy())));
        String etag = first.header("ETag");
        all.add(told("PUT", path, doors.send(typed.copy().header("If-Match", etag))));
        all.add(told("GET", path, doors.api(path, token)));
        all.add(told("GET", path, doors.send(doors.bearing(path, token).header("If-None-Match", etag))));
    }

    private Case told(String method, String path, Reply reply) {
        String code = reply.header("Content-Type").equals(Problem.TYPE) ? reply.text("code") : "";
        return new Case(method, path, String.valueOf(reply.status()), code);
    }

    /** What is sent, if anything may be, would be the first. */
    private Reply send(String method, String path, Optional<String> bearer, String body) {
        BodyPublisher sent = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = doors.request(path).method(method, sent);
        if (method.equals("PUT")) {
            String json = body.isEmpty() ? "{}" : body;
            request.header("Content-Type", "application/json")
                    .header("If-None-Match", "*")
                    .PUT(BodyPublishers.ofString(json));
        }
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return doors.send(request);
    }
}
