package org.vestibule.application.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.Password;
import org.vestibule.testkit.CheapHasher;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/**
 * One wrong password does not tell whether an address has an account, whatever was set when (S-063, L-45): by the cost of
 * the hash that is computed, not by the time that takes.
 */
class UnknownAddressCostTest {

    private static final int PEOPLE = 20;
    private static final int STRANGERS = 200;
    private static final HashCost OLD = CheapHasher.cost(8);
    private static final HashCost YOUNG = CheapHasher.cost(16);

    private final SettableClock clock = new SettableClock();
    private final WatchedStore store = new WatchedStore();
    private final InMemoryPortal portal = new InMemoryPortal(clock, store);
    private final InMemoryPortal otherNode = new InMemoryPortal(clock, store);
    private int client;

    @Test
    void before_the_first_count_it_is_what_is_set() {
        assertEquals(OLD, cost(stranger(1)));
        set(16);
        assertEquals(YOUNG, cost(stranger(1)));
    }

    @Test
    void after_a_change_it_is_what_accounts_still_cost() {
        people();
        countAndSpread();
        set(16);
        assertEquals(Map.of(OLD, PEOPLE), costsOfPeople());
        assertEquals(Map.of(OLD, STRANGERS), costsOfStrangers());
        countAndSpread();
        assertEquals(Map.of(OLD, STRANGERS), costsOfStrangers());
    }

    @Test
    void as_people_sign_in_strangers_move_with_them_and_none_moves_back() {
        people();
        set(16);
        Map<EmailAddress, HashCost> before = new HashMap<>();
        for (int signedIn = 0; signedIn <= PEOPLE; signedIn += 5) {
            IntStream.range(Math.max(0, signedIn - 5), signedIn).forEach(this::signIn);
            countAndSpread();
            assertEquals(signedIn, costsOfPeople().getOrDefault(YOUNG, 0));
            int young = 0;
            for (int i = 0; i < STRANGERS; i++) {
                HashCost now = cost(stranger(i));
                young += now.equals(YOUNG) ? 1 : 0;
                assertFalse(YOUNG.equals(before.put(stranger(i), now)) && OLD.equals(now), "stranger " + i);
            }
            assertEquals(1.0 * signedIn * STRANGERS / PEOPLE, young, 25, "three and a half standard deviations");
        }
        assertEquals(Map.of(YOUNG, STRANGERS), costsOfStrangers());
    }

    /** One person in two may sign in between two counts: until the next, nobody else has moved. */
    @Test
    void between_two_counts_a_stranger_always_costs_the_same() {
        people();
        set(16);
        IntStream.range(0, PEOPLE / 2).forEach(this::signIn);
        countAndSpread();
        Map<EmailAddress, HashCost> costs = costsByStranger(portal);
        assertEquals(2, costs.values().stream().distinct().count());
        IntStream.range(PEOPLE / 2, PEOPLE).forEach(this::signIn);
        clock.advance(CostCount.STANDS.minus(Duration.ofHours(1)));
        assertFalse(portal.useCases.housekeeping().countHashCosts().count());
        assertEquals(costs, costsByStranger(portal));
        assertEquals(costs, costsByStranger(new InMemoryPortal(clock, store)), "nor does a restart change it");
    }

    /** Also while one of them has read the new count and the other goes by the one before. */
    @Test
    void two_nodes_agree_at_every_moment() {
        people();
        set(16);
        countAndSpread();
        IntStream.range(0, PEOPLE / 2).forEach(this::signIn);
        clock.advance(CostCount.STANDS);
        cost(stranger(0)); // has read the old count just now
        assertTrue(otherNode.useCases.housekeeping().countHashCosts().count());
        Map<EmailAddress, HashCost> before = costsByStranger(portal);
        boolean changed = false;
        for (int minute = 0; minute <= 20; minute += 2) {
            Map<EmailAddress, HashCost> now = costsByStranger(portal);
            assertEquals(now, costsByStranger(otherNode), "after " + minute + " minutes");
            changed |= !now.equals(before);
            clock.advance(Duration.ofMinutes(2));
        }
        assertTrue(changed);
    }

    @Test
    void an_account_costs_what_its_own_hash_does_whatever_state_it_is_in() {
        Account disabled = portal.account("disabled@example.com");
        Account burned = portal.account("burned@example.com");
        Account without = ((CreateAccount.Created) portal.useCases
                        .account()
                        .createAccount()
                        .create(
                                email("without@example.com"),
                                PersonName.parse("Nobody yet").orElseThrow(),
                                Optional.empty()))
                .account();
        store.transactions().inTransaction(() -> {
            store.accounts().setEnabled(disabled.id(), false);
            store.credentials().burn(burned.id(), clock.instant());
        });
        set(16);
        countAndSpread();
        for (Account account : List.of(disabled, burned, without)) {
            assertEquals(OLD, cost(account.email()), account.email()::written);
            assertEquals(OLD, cost(account.email(), PASSWORD), account.email()::written);
        }
        assertEquals(OLD, cost(stranger(1)), "all accounts count");
    }

    /** A second hash would tell. */
    @Test
    void a_strangers_hash_is_never_made_anew() {
        portal.account("ada@example.com");
        countAndSpread();
        set(16);
        assertEquals(List.of(OLD), costsOf(portal, stranger(1), PASSWORD));
        assertEquals(List.of(OLD, YOUNG), costsOf(portal, email("ada@example.com"), PASSWORD));
    }

    /** Who changes an address to another spelling of it must not see another cost. */
    @Test
    void an_address_costs_the_same_however_it_is_spelled() {
        people();
        set(16);
        IntStream.range(0, PEOPLE / 2).forEach(this::signIn);
        countAndSpread();
        for (int i = 0; i < 20; i++) {
            String address = stranger(i).written();
            assertEquals(cost(email(address)), cost(email(address.toUpperCase(Locale.ROOT))));
        }
    }

    /** It is asked in the place of nothing: whether the address is known makes no question more. */
    @Test
    void the_count_is_read_once_in_5_minutes_for_known_and_unknown_alike() {
        Account ada = portal.account("ada@example.com");
        for (EmailAddress email : List.of(ada.email(), stranger(1))) {
            clock.advance(Duration.ofMinutes(5));
            int before = store.read;
            cost(email);
            assertEquals(1, store.read - before);
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            cost(ada.email());
            cost(stranger(1));
            assertEquals(1, store.read - before);
        }
    }

    @Test
    void a_node_that_cannot_read_the_count_tells_nobody_more() {
        Account ada = portal.account("ada@example.com");
        store.away = true;
        assertThrows(StoreUnavailable.class, () -> cost(ada.email()));
        assertThrows(StoreUnavailable.class, () -> cost(stranger(1)));
        store.away = false;
        set(16);
        countAndSpread();
        cost(stranger(1));
        store.away = true;
        for (EmailAddress email : List.of(ada.email(), stranger(1))) {
            clock.advance(Duration.ofMinutes(5));
            assertThrows(StoreUnavailable.class, () -> cost(email));
            assertEquals(List.of(OLD, OLD), List.of(cost(ada.email()), cost(stranger(1))));
        }
    }

    @Test
    void it_is_counted_once_a_day_by_whichever_node_comes_first() {
        assertTrue(portal.useCases.housekeeping().countHashCosts().count());
        for (int day = 0; day < 3; day++) {
            clock.advance(CostCount.STANDS.minusMillis(1));
            assertFalse(otherNode.useCases.housekeeping().countHashCosts().count());
            clock.advance(Duration.ofMillis(1));
            try (Race race = new Race(10)) {
                List<Boolean> counted =
                        race.run(otherNode.useCases.housekeeping().countHashCosts()::count);
                assertEquals(1, counted.stream().filter(mine -> mine).count());
            }
        }
    }

    private void people() {
        IntStream.range(0, PEOPLE).forEach(i -> portal.account("person" + i + "@example.com"));
    }

    private void signIn(int person) {
        assertInstanceOf(SignIn.SignedInNow.class, signIn(portal, email("person" + person + "@example.com"), PASSWORD));
    }

    /** On every node: the setting is in a file that all have. */
    private void set(int cost) {
        portal.hasher.setCost(cost);
        otherNode.hasher.setCost(cost);
    }

    private void countAndSpread() {
        clock.advance(CostCount.STANDS);
        assertTrue(portal.useCases.housekeeping().countHashCosts().count());
        clock.advance(Duration.ofMinutes(15));
    }

    private static EmailAddress stranger(int number) {
        return email("stranger" + number + "@example.com");
    }

    private Map<HashCost, Integer> costsOfPeople() {
        Map<HashCost, Integer> costs = new HashMap<>();
        IntStream.range(0, PEOPLE)
                .forEach(i -> costs.merge(cost(email("person" + i + "@example.com")), 1, Integer::sum));
        return costs;
    }

    private Map<HashCost, Integer> costsOfStrangers() {
        Map<HashCost, Integer> costs = new HashMap<>();
        IntStream.range(0, STRANGERS).forEach(i -> costs.merge(cost(stranger(i)), 1, Integer::sum));
        return costs;
    }

    private Map<EmailAddress, HashCost> costsByStranger(InMemoryPortal node) {
        Map<EmailAddress, HashCost> costs = new LinkedHashMap<>();
        IntStream.range(0, 40)
                .forEach(i -> costs.put(
                        stranger(i), costsOf(node, stranger(i), WRONG_PASSWORD).get(0)));
        return costs;
    }

    private HashCost cost(EmailAddress email) {
        return cost(email, WRONG_PASSWORD);
    }

    private HashCost cost(EmailAddress email, Password password) {
        List<HashCost> costs = costsOf(portal, email, password);
        assertEquals(1, costs.size());
        return costs.get(0);
    }

    /** What was hashed for one try. */
    private List<HashCost> costsOf(InMemoryPortal node, EmailAddress email, Password password) {
        int before = node.hasher.computed();
        signIn(node, email, password);
        return node.hasher.costs().subList(before, node.hasher.computed());
    }

    /** From somewhere else each time, and nobody has tried before. */
    private SignIn.Result signIn(InMemoryPortal node, EmailAddress email, Password password) {
        store.forgetTries(email);
        Origin origin = new Origin("2001:db8:" + Integer.toHexString(client++) + "::1", "Browser/1.0");
        return node.useCases.signIn().signIn().signIn(email, password, List.of(), Optional.empty(), origin);
    }

    /** Counts who reads the count, and may be away just then. */
    private static final class WatchedStore extends InMemoryStore {

        private int read;
        private boolean away;

        void forgetTries(EmailAddress email) {
            transactions().inTransaction(() -> attempts().clear(BucketKey.password(email, Optional.empty())));
        }

        @Override
        public HashCosts hashCosts() {
            HashCosts original = super.hashCosts();
            return new HashCosts() {
                @Override
                public Map<HashCost, Long> count() {
                    return original.count();
                }

                @Override
                public Optional<CostCount> last() {
                    read++;
                    if (away) {
                        throw new StoreUnavailable(new IOException("Connection lost"));
                    }
                    return original.last();
                }

                @Override
                public boolean replace(Optional<CostCount> last, CostCount next) {
                    return original.replace(last, next);
                }

                @Override
                public double place(EmailAddress email) {
                    return original.place(email);
                }
            };
        }
    }
}
