package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.domain.app.Client.Fault;
import org.vestibule.domain.app.Client.Kind;

/** Which apps may be registered (S-120). */
class ClientTest {

    private static final RedirectUri WEB = new RedirectUri("https://app.example/");
    private static final RedirectUri OWN = new RedirectUri("com.example.app:/back");

    @ParameterizedTest
    @EnumSource
    void people_come_back_to_it_or_it_runs_on_devices(Kind kind) {
        assertEquals(
                Optional.empty(),
                client(kind, List.of(WEB), false, LogoutAddresses.NONE).fault());
        assertEquals(
                Optional.empty(),
                client(kind, List.of(), true, LogoutAddresses.NONE).fault());
        assertEquals(
                Optional.of(Fault.RETURNS_MISSING),
                client(kind, List.of(), false, LogoutAddresses.NONE).fault());
    }

    @Test
    void it_has_no_more_addresses_of_a_kind_than_somebody_can_look_after() {
        List<RedirectUri> most = many(Client.MOST_RETURNS);
        List<RedirectUri> more = many(Client.MOST_RETURNS + 1);
        LogoutAddresses mostAfterwards = new LogoutAddresses(most, Optional.empty());
        LogoutAddresses moreAfterwards = new LogoutAddresses(more, Optional.empty());
        assertEquals(
                Optional.empty(),
                client(Kind.PUBLIC, most, false, mostAfterwards).fault());
        assertEquals(
                Optional.of(Fault.RETURNS_TOO_MANY),
                client(Kind.PUBLIC, more, false, LogoutAddresses.NONE).fault());
        assertEquals(
                Optional.of(Fault.RETURNS_TOO_MANY),
                client(Kind.PUBLIC, most, false, moreAfterwards).fault());
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, NOT_REACHABLE", "CONFIDENTIAL,", "TRUSTED,"})
    void the_portal_tells_only_what_it_can_reach(Kind kind, Fault fault) {
        LogoutAddresses told = new LogoutAddresses(List.of(), Optional.of(WEB));
        assertEquals(
                Optional.ofNullable(fault),
                client(kind, List.of(WEB), false, told).fault());
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC,", "CONFIDENTIAL, OWN_SCHEME", "TRUSTED, OWN_SCHEME"})
    void who_keeps_a_secret_is_on_the_web(Kind kind, Fault fault) {
        Optional<Fault> expected = Optional.ofNullable(fault);
        LogoutAddresses bye = new LogoutAddresses(List.of(WEB, OWN), Optional.empty());
        assertEquals(
                expected,
                client(kind, List.of(WEB, OWN), false, LogoutAddresses.NONE).fault());
        assertEquals(expected, client(kind, List.of(WEB), false, bye).fault());
    }

    private static List<RedirectUri> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RedirectUri("https://app.example/" + i))
                .toList();
    }

    private static Client client(Kind kind, List<RedirectUri> returns, boolean devices, LogoutAddresses logout) {
        return new Client(new ClientId(new UUID(0, 1)), "App", kind, returns, devices, logout, Instant.EPOCH);
    }
}
