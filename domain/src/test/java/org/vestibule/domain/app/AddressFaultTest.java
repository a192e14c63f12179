package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.domain.app.Client.Kind;

/** Which addresses which app may have (S-120). */
class AddressFaultTest {

    private static final RedirectUri WEB = new RedirectUri("https://app.example/");
    private static final RedirectUri OWN = new RedirectUri("com.example.app:/back");

    @ParameterizedTest
    @EnumSource
    void people_come_back_to_it_or_it_runs_on_devices(Kind kind) {
        assertEquals(Optional.empty(), AddressFault.of(kind, List.of(WEB), false, LogoutAddresses.NONE));
        assertEquals(Optional.empty(), AddressFault.of(kind, List.of(), true, LogoutAddresses.NONE));
        assertEquals(
                Optional.of(new AddressFault.ReturnsMissing()),
                AddressFault.of(kind, List.of(), false, LogoutAddresses.NONE));
    }

    @Test
    void it_has_no_more_addresses_of_a_kind_than_somebody_can_look_after() {
        List<RedirectUri> most = many(Client.MOST_RETURNS);
        List<RedirectUri> more = many(Client.MOST_RETURNS + 1);
        Optional<AddressFault> tooMany = Optional.of(new AddressFault.TooMany(Client.MOST_RETURNS + 1));
        assertEquals(Optional.empty(), AddressFault.of(Kind.PUBLIC, most, false, afterwards(most)));
        assertEquals(tooMany, AddressFault.of(Kind.PUBLIC, more, false, LogoutAddresses.NONE));
        assertEquals(tooMany, AddressFault.of(Kind.PUBLIC, most, false, afterwards(more)));
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, false", "CONFIDENTIAL, true", "TRUSTED, true"})
    void the_portal_tells_only_whom_it_can_reach(Kind kind, boolean reachable) {
        LogoutAddresses told = new LogoutAddresses(List.of(), Optional.of(WEB));
        Optional<AddressFault> fault = reachable ? Optional.empty() : Optional.of(new AddressFault.NotReachable());
        assertEquals(fault, AddressFault.of(kind, List.of(WEB), false, told));
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, true", "CONFIDENTIAL, false", "TRUSTED, false"})
    void who_keeps_a_secret_has_no_scheme_of_its_own(Kind kind, boolean may) {
        Optional<AddressFault> fault = may ? Optional.empty() : Optional.of(new AddressFault.OwnScheme(OWN));
        assertEquals(fault, AddressFault.of(kind, List.of(WEB, OWN), false, LogoutAddresses.NONE));
        assertEquals(fault, AddressFault.of(kind, List.of(WEB), false, afterwards(List.of(WEB, OWN))));
    }

    @Test
    void nor_is_it_told_at_one() {
        assertEquals(
                Optional.of(new AddressFault.OwnScheme(OWN)),
                AddressFault.of(Kind.TRUSTED, List.of(WEB), false, new LogoutAddresses(List.of(), Optional.of(OWN))));
    }

    private static LogoutAddresses afterwards(List<RedirectUri> returns) {
        return new LogoutAddresses(returns, Optional.empty());
    }

    private static List<RedirectUri> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RedirectUri("https://app.example/" + i))
                .toList();
    }
}
