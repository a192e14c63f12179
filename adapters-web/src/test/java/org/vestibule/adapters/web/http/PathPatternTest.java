package org.vestibule.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

class PathPatternTest {

    private static final UUID TEAM = UUID.fromString("0a4e3c1b-0000-7000-8000-00000000abcd");
    private static final UUID ACCOUNT = UUID.fromString("0a4e3c1b-0000-7000-8000-000000001234");

    private final PathPattern pattern = PathPattern.of("/teams/{team}/people/{account}/role");

    @Test
    void segments_are_read_as_what_they_name() {
        Segments read = pattern.match(
                        "/teams/" + TEAM + "/people/" + ACCOUNT.toString().toUpperCase(Locale.ROOT) + "/role")
                .orElseThrow();

        assertEquals(Optional.of(new TeamId(TEAM)), read.team());
        assertEquals(Optional.of(new AccountId(ACCOUNT)), read.account());
        assertEquals(Optional.empty(), read.link());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/teams/1/people/0a4e3c1b-0000-7000-8000-000000001234/role",
                "/teams/0a4e3c1b-0000-7000-8000-00000000abcd/people//role",
                "/teams/0a4e3c1b-0000-7000-8000-00000000abcd/people/0a4e3c1b-0000-7000-8000-000000001234",
                "/teams/0a4e3c1b-0000-7000-8000-00000000abcd/people/0a4e3c1b-0000-7000-8000-000000001234/role/",
                "x/teams/0a4e3c1b-0000-7000-8000-00000000abcd/people/0a4e3c1b-0000-7000-8000-000000001234/role"
            })
    void what_has_something_else_in_their_place_is_another_path(String path) {
        assertEquals(Optional.empty(), pattern.match(path));
    }

    @Test
    void a_dot_in_a_path_is_a_dot() {
        PathPattern file = PathPattern.of("/teams/{team}/people.csv");

        assertEquals(Optional.empty(), file.match("/teams/" + TEAM + "/peopleXcsv"));
    }

    @Test
    void a_link_is_what_it_bears_and_any_other_text_is_a_link_that_bears_nothing() {
        BearerToken token = BearerToken.make(ACCOUNT, new Random(1));
        PathPattern link = PathPattern.of("/not-me/{token}");

        assertEquals(
                Optional.of(token),
                link.match("/not-me/" + token.text()).orElseThrow().link());
        assertEquals(
                Optional.empty(), link.match("/not-me/nonsense").orElseThrow().link());
        assertEquals(Optional.empty(), link.match("/not-me/a/b"));
    }

    @Test
    void a_segment_that_nothing_reads_is_a_mistake_of_the_table() {
        assertThrows(IllegalArgumentException.class, () -> PathPattern.of("/teams/{tema}"));
    }
}
