package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.AppDoors.API_ADDRESS_BOOK;
import static org.vestibule.adapters.apps.Problems.assertRefused;
import static org.vestibule.adapters.apps.Problems.assertScopeMissing;
import static org.vestibule.adapters.apps.Problems.assertTokenMissing;
import static org.vestibule.adapters.apps.Problems.assertTokenNotGood;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.testkit.Race;

/** How apps keep an address book for whoever signed in to them (PRODUCT H). */
class AddressBookDoorTest {

    private static final String SCOPE = "openid address_book";
    private static final String BOOK = " [ {\"name\": \"Zoë\", \"at\": 1.0} ]\n";

    private final Office office = new Office();
    private final OpenDoors doors = office.doors;
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final String token = office.access(ada, SCOPE);

    @AfterEach
    void close() {
        office.close();
    }

    private HttpRequest.Builder putting(String type, byte[] body) {
        return doors.bearing(API_ADDRESS_BOOK, token)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder putting(String text) {
        return putting("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply first(String text) {
        return doors.send(putting(text).header("If-None-Match", "*"));
    }

    private Reply replace(String etag, String text) {
        return doors.send(putting(text).header("If-Match", etag));
    }

    private Reply get() {
        return doors.api(API_ADDRESS_BOOK, token);
    }

    private Reply getUnless(String etags) {
        return doors.send(doors.bearing(API_ADDRESS_BOOK, token).header("If-None-Match", etags));
    }

    @Test
    void it_is_given_to_the_letter_as_it_was_sent() {
        assertRefused(404, "address-book-missing", get());
        Reply kept = first(BOOK);
        assertEquals(201, kept.status(), kept.whole().body());
        assertTrue(kept.header("ETag").matches("\"[\\w-]{43}\""), kept.header("ETag"));
        Reply reply = get();
        assertEquals(200, reply.status());
        assertEquals(BOOK, reply.whole().body());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(kept.header("ETag"), reply.header("ETag"));
    }

    @Test
    void another_takes_its_place_for_who_knows_it() {
        String etag = first(BOOK).header("ETag");
        Reply kept = replace(etag, "{}");
        assertEquals(204, kept.status(), kept.whole().body());
        assertEquals("", kept.whole().body());
        assertNotEquals(etag, kept.header("ETag"));
        assertEquals("{}", get().whole().body());
        assertEquals(kept.header("ETag"), get().header("ETag"));
    }

    @Test
    void who_knows_an_earlier_one_overwrites_nothing() {
        String earlier = first(BOOK).header("ETag");
        String etag = replace(earlier, "{}").header("ETag");
        for (String stale : List.of(earlier, "\"x\"", "\"\"", "W/" + etag)) {
            assertRefused(412, "precondition-failed", replace(stale, "[1]"));
        }
        assertRefused(412, "precondition-failed", first("[1]"));
        assertEquals("{}", get().whole().body());
    }

    @Test
    void there_is_none_to_replace_yet() {
        assertRefused(412, "precondition-failed", replace("\"x\"", BOOK));
        assertRefused(404, "address-book-missing", get());
    }

    @Test
    void whoever_says_nothing_of_what_is_there_is_told_to() {
        assertRefused(428, "precondition-required", doors.send(putting(BOOK)));
        first(BOOK);
        assertRefused(428, "precondition-required", doors.send(putting(BOOK)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "x", "\"x\", \"y\"", "\"x", "", "w/\"x\""})
    void what_is_there_is_named_by_one_tag(String etag) {
        assertRefused(400, "request-malformed", replace(etag, BOOK));
    }

    @Test
    void what_is_there_is_named_in_one_way() {
        String etag = first(BOOK).header("ETag");
        assertRefused(
                400,
                "request-malformed",
                doors.send(putting("{}").header("If-Match", etag).header("If-None-Match", "*")));
        assertRefused(
                400,
                "request-malformed",
                doors.send(putting("{}").header("If-Match", etag).header("If-Match", etag)));
        assertRefused(400, "request-malformed", doors.send(putting("{}").header("If-None-Match", etag)));
        assertEquals(BOOK, get().whole().body());
    }

    @Test
    void of_two_who_replace_the_same_one_wins_and_the_other_is_told() {
        String etag = first(BOOK).header("ETag");
        AtomicInteger next = new AtomicInteger();
        try (Race race = new Race(2)) {
            List<Integer> both = race.run(
                    () -> replace(etag, "[" + next.incrementAndGet() + "]").status());
            assertEquals(List.of(204, 412), both.stream().sorted().toList());
        }
    }

    @Test
    void an_app_that_knows_it_is_not_told_it_again() {
        String etag = first(BOOK).header("ETag");
        for (String known : List.of(etag, "W/" + etag, "\"x\" , " + etag, "*")) {
            Reply reply = getUnless(known);
            assertEquals(304, reply.status());
            assertEquals("", reply.whole().body());
            assertEquals(etag, reply.header("ETag"));
            assertEquals("no-store", reply.header("Cache-Control"));
        }
        replace(etag, "{}");
        assertEquals("{}", getUnless(etag).whole().body());
        assertEquals(200, getUnless("x").status());
    }

    @Test
    void whether_it_changed_may_be_asked_alone() {
        String etag = first(BOOK).header("ETag");
        Reply reply = doors.send(doors.bearing(API_ADDRESS_BOOK, token).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, reply.status());
        assertEquals(etag, reply.header("ETag"));
        assertEquals("", reply.whole().body());
    }

    @Test
    void it_has_at_most_so_many_bytes() {
        String largest = "[\"" + "x".repeat(AddressBook.MOST_BYTES - 4) + "\"]";
        assertEquals(201, first(largest).status());
        assertEquals(largest, get().whole().body());
        String etag = get().header("ETag");
        Reply told = replace(etag, largest + " ");
        assertRefused(413, "request-too-large", told);
        byte[] larger = (largest + " ").getBytes(StandardCharsets.UTF_8);
        Reply untold = doors.send(doors.bearing(API_ADDRESS_BOOK, token)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(larger))));
        assertRefused(413, "request-too-large", untold);
        assertEquals(largest, get().whole().body());
    }

    /** Whoever is cut off while they send hears no answer. */
    @Test
    void one_that_is_much_too_large_is_heard_out() {
        Reply reply = first(" ".repeat(4 * AddressBook.MOST_BYTES));
        assertRefused(413, "request-too-large", reply);
        assertEquals("", reply.header("Connection"), "nothing of it is unread");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "\"x\"", "null", "{", "[1,]", "{a:1}", "{'a':1}", "[1] x", "\uFEFF[]", "[\"\u0001\"]"})
    void what_is_no_json_object_or_array_is_refused(String text) {
        assertRefused(400, "not-json", first(text));
        assertRefused(404, "address-book-missing", get());
    }

    @Test
    void json_is_utf_8() {
        byte[] latin = "[\"Zo\u00eb\"]".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                400, "not-json", doors.send(putting("application/json", latin).header("If-None-Match", "*")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonx",
                "application/problem+json"
            })
    void anything_but_json_is_refused(String type) {
        byte[] body = BOOK.getBytes(StandardCharsets.UTF_8);
        assertRefused(
                415, "media-type-not-supported", doors.send(putting(type, body).header("If-None-Match", "*")));
        assertRefused(
                415,
                "media-type-not-supported",
                doors.send(doors.bearing(API_ADDRESS_BOOK, token)
                        .header("If-None-Match", "*")
                        .PUT(BodyPublishers.ofByteArray(body))));
        assertRefused(
                415,
                "media-type-not-supported",
                doors.send(putting(BOOK).header("If-None-Match", "*").header("Content-Encoding", "gzip")));
        assertEquals(
                201,
                doors.send(putting("Application/JSON; charset=utf-8", body).header("If-None-Match", "*"))
                        .status());
    }

    @Test
    void apps_share_it_and_nobody_else_has_it() {
        first(BOOK);
        assertEquals(
                BOOK,
                doors.api(API_ADDRESS_BOOK, office.access(ada, SCOPE)).whole().body());
        assertRefused(404, "address-book-missing", doors.api(API_ADDRESS_BOOK, office.access(office.owner, SCOPE)));
    }

    @Test
    void nothing_is_kept_with_a_token_that_is_not_good_or_not_for_this() {
        String other = office.access(ada, "openid computers");
        HttpRequest.Builder none = doors.request(API_ADDRESS_BOOK)
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString(BOOK));
        assertTokenMissing(doors.send(none.copy()));
        assertScopeMissing("address_book", doors.send(none.copy().header("Authorization", "Bearer " + other)));
        assertTokenNotGood(doors.send(none.copy().header("Authorization", "Bearer x")));
        doors.portal.clock.advance(Duration.ofMinutes(5));
        assertTokenNotGood(first(BOOK));
        assertRefused(404, "address-book-missing", doors.api(API_ADDRESS_BOOK, office.access(ada, SCOPE)));
    }

    @Test
    void a_silent_database_is_told_and_a_lost_answer_can_be_told_from_a_lost_change() {
        doors.store.rollBackNextTransaction();
        assertRefused(503, "unavailable", first(BOOK));
        assertRefused(404, "address-book-missing", get());
        doors.store.loseNextAnswer();
        assertRefused(503, "unavailable", first(BOOK));
        assertRefused(412, "precondition-failed", first(BOOK));
        assertEquals(BOOK, get().whole().body());
    }

    @Test
    void it_is_neither_posted_nor_deleted() {
        Reply reply = doors.send(doors.bearing(API_ADDRESS_BOOK, token).DELETE());
        assertRefused(405, "method-not-allowed", reply);
        assertEquals("GET, HEAD, PUT", reply.header("Allow"));
    }
}
