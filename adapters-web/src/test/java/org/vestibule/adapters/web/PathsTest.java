package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.path.Shape;
import org.vestibule.application.notice.Landing;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.operator.Operator;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

/** The one book of paths, held against the route table and against the mails. */
class PathsTest {

    private static final TeamId TEAM = new TeamId(new UUID(0, 1));
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 2));
    private static final BearerToken LINK =
            BearerToken.parse(new UUID(0, 3) + "." + "A".repeat(43)).orElseThrow();

    @Test
    void every_row_is_in_the_book_and_everything_in_the_book_has_one_row() {
        assertEquals(
                Paths.all().values().stream().map(Shape::pattern).sorted().toList(),
                routes().stream().map(Route::path).sorted().toList());
    }

    @Test
    void a_path_can_be_opened_unless_the_book_says_that_it_only_takes_forms() {
        Map<String, Shape> all = Paths.all();
        for (Route<?> route : routes()) {
            boolean sent = all.values().stream()
                    .anyMatch(shape ->
                            shape instanceof Shape.Sent && shape.pattern().equals(route.path()));
            assertEquals(sent, route.get().isEmpty(), route.path());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_mails_lead_to_is_in_the_book_by_the_same_name(Landing page) {
        Shape shape = Objects.requireNonNull(Paths.all().get(page.name()));
        assertEquals(page.path(), shape.pattern());
        assertEquals(page.path().contains("{token}"), shape instanceof Shape.OfLink);
    }

    @Test
    void a_path_has_the_ids_of_what_it_is_about() {
        String team = "/teams/00000000-0000-0000-0000-000000000001";
        String member = team + "/people/00000000-0000-0000-0000-000000000002";
        assertEquals(team + "/leave", Paths.LEAVE.of(TEAM).toString());
        assertEquals(member + "/role", Paths.ROLE.of(TEAM, ACCOUNT).toString());
        assertEquals("/not-me/" + LINK.text(), Paths.NOT_ME.of(LINK).toString());
        assertEquals(team + "/leave", String.valueOf(Paths.of(TEAM).get("LEAVE")));
        assertEquals(member + "/role", String.valueOf(Paths.of(TEAM, ACCOUNT).get("ROLE")));
        for (Map<String, Path> named : List.of(Paths.of(TEAM), Paths.of(TEAM, ACCOUNT))) {
            named.values().forEach(path -> assertTrue(!path.toString().contains("{"), path.toString()));
        }
    }

    @Test
    void an_address_has_what_is_asked_for_in_it() {
        Path list = Paths.SECURITY.with("q", "ä & b").with("page", 2);
        assertEquals("/security?q=%C3%A4+%26+b&page=2", list.toString());
        assertEquals("/security?q=%C3%A4+%26+b&page=3", list.with("page", 3).toString());
        assertEquals("/security?page=2", list.with("q", "").toString());
        assertEquals(
                "/sign-in?then=/security/two-step/enable",
                Paths.SIGN_IN.then(Paths.ENABLE).toString());
        assertEquals(
                "https://a.example/sign-in?q=1",
                Paths.SIGN_IN.with("q", 1).at("https://a.example").toString());
        assertTrue(list.leadsTo(Paths.SECURITY));
        assertTrue(!list.leadsTo(Paths.ENABLE));
    }

    static List<Route<?>> routes() {
        InMemoryPortal portal = new InMemoryPortal();
        return RouteTable.of(
                portal.useCases,
                URI.create("http://localhost"),
                Operator.UNNAMED,
                new Watching(Readiness.Ready::new, new CountedMeter(), List.of()),
                portal.clock);
    }
}
