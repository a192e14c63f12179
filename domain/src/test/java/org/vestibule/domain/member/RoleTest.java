package org.vestibule.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every right of every role: y or n for Owner, Admin, Manager, User in this order. */
class RoleTest {

    @ParameterizedTest
    @CsvSource({"OWNER, nyyy", "ADMIN, nyyy", "MANAGER, nnyy", "USER, nnnn"})
    void nobody_invites_above_their_own_role_or_an_owner(Role inviter, String invited) {
        assertEquals(invited, forEach(inviter::mayInvite));
    }

    @ParameterizedTest
    @CsvSource({"OWNER, nyyy", "ADMIN, nyyy", "MANAGER, nnyy", "USER, nnnn"})
    void a_manager_removes_managers_and_users_only_and_nobody_the_owner(Role remover, String removed) {
        assertEquals(removed, forEach(remover::mayRemove));
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, OWNER, nnnn", "OWNER, ADMIN, nyyy", "OWNER, MANAGER, nyyy", "OWNER, USER, nyyy",
        "ADMIN, OWNER, nnnn", "ADMIN, ADMIN, nyyy", "ADMIN, MANAGER, nyyy", "ADMIN, USER, nyyy",
        "MANAGER, OWNER, nnnn", "MANAGER, ADMIN, nnnn", "MANAGER, MANAGER, nnnn", "MANAGER, USER, nnnn",
        "USER, OWNER, nnnn", "USER, ADMIN, nnnn", "USER, MANAGER, nnnn", "USER, USER, nnnn"
    })
    void roles_are_set_by_owner_and_admins_and_the_owners_is_handed_over(Role setter, Role from, String to) {
        assertEquals(to, forEach(role -> setter.maySetRole(from, role)));
    }

    @ParameterizedTest
    @CsvSource({"OWNER, yyyy", "ADMIN, nyyy", "MANAGER, nnnn", "USER, nnnn"})
    void technician_is_given_by_owner_and_admins(Role giver, String to) {
        assertEquals(to, forEach(giver::maySetTechnician));
    }

    @Test
    void the_other_rights_concern_nobody_in_particular() {
        assertEquals("yynn", forEach(Role::mayChoosePolicy));
        assertEquals("yyyn", forEach(Role::maySeeGeneral));
        assertEquals("yyyn", forEach(Role::maySeePeople));
        assertEquals("ynnn", forEach(Role::mayRename));
        assertEquals("ynnn", forEach(Role::mayDelete));
        assertEquals("ynnn", forEach(Role::mayHandOver));
        assertEquals("nyyy", forEach(Role::mayLeave));
    }

    private static String forEach(Predicate<Role> right) {
        return Stream.of(Role.values())
                .map(role -> right.test(role) ? "y" : "n")
                .collect(Collectors.joining());
    }
}
