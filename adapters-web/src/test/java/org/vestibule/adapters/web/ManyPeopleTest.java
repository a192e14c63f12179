package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;

/** What the pages of People weigh, and what they ask of the database, in a team of 300 in which 250 more are invited (PRODUCT D). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyPeopleTest {

    private static final int MOST_BYTES = 40_000;

    /** Who asks, whether the team is open to them, and what the page shows. */
    private static final int MOST_QUESTIONS = 3;

    private final Northwind northwind = new Northwind();
    private final String people = northwind.at("/people");
    private final String list = people + "/invitations";

    @BeforeAll
    void fill() {
        for (int i = 0; i < 296; i++) {
            northwind.join("bartholomew.featherstonehaugh." + i + "@support.example.com", Role.USER);
        }
        String addresses = IntStream.range(0, 250)
                .mapToObj(i -> "sofia.marques.of.the.many." + i + "@invited.example.org")
                .collect(Collectors.joining("\n"));
        northwind.prove(Role.OWNER, people + "/invite", Map.of("addresses", addresses, "role", "user"));
        northwind.require(Mandate.EVERYONE, Optional.of(LocalDate.of(2030, 2, 1)));
    }

    @AfterAll
    void stop() {
        northwind.close();
    }

    @Test
    void each_page_is_light_and_asks_little() {
        String search = "?q=example&page=2&standing=due&sort=standing";
        for (String path : List.of(
                people,
                people + search,
                people + "?q=nobody",
                people + "?page=12&sort=joined",
                people + "/invite",
                northwind.at(Role.USER, ""),
                northwind.at(Role.USER, "/remove"),
                list,
                list + "?q=sofia&state=live&page=3",
                list + "?q=nobody",
                list + "/revoke?all=yes&seen=2031-01-01T00:00:00Z")) {
            Browser owner = northwind.browser(Role.OWNER);
            int before = northwind.store.questions();
            HttpResponse<String> page = owner.get(path);
            int questions = northwind.store.questions() - before;
            int bytes = page.body().getBytes(StandardCharsets.UTF_8).length;
            System.out.println(path.substring(people.length()) + ": " + bytes + " bytes, " + questions + " questions");
            assertEquals(200, page.statusCode(), path);
            assertTrue(bytes < MOST_BYTES, path + " has " + bytes + " bytes");
            assertTrue(questions <= MOST_QUESTIONS + more(path), path + " asks " + questions + " questions");
        }
    }

    /**
     * Which addresses took no mail, and on the pages of invitations, which of those are the newest; before a removal, which
     * computers stay.
     */
    private int more(String path) {
        if (Set.of(northwind.at(Role.USER, ""), northwind.at(Role.USER, "/remove"))
                .contains(path)) {
            return 1;
        }
        return Set.of(people, list).contains(path.split("\\?")[0]) ? 2 : 0;
    }

    @Test
    void they_say_how_many_there_are() {
        Browser owner = northwind.browser(Role.OWNER);
        String page = owner.get(people).body();
        assertTrue(page.contains("299 of 300 do not have 2-step verification yet"), page);
        assertTrue(page.contains("1 to 25 of 300") && page.contains(">250 invitations.<"), page);
        String invitations = owner.get(list).body();
        assertTrue(invitations.contains("All 250</strong>"), invitations);
        assertTrue(invitations.contains("250 more may be sent today."), invitations);
        northwind.web.portal.clock.advance(Duration.ofMillis(1));
        assertTrue(owner.get(list + "/revoke?all=yes&seen=2031-01-01T00:00:00Z")
                .body()
                .contains("Revoke 250 invitations?"));
    }
}
