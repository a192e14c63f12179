package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.application.twostep.Scene.Act;
import org.vestibule.application.twostep.Scene.Picture;
import org.vestibule.application.twostep.Scene.Second;
import org.vestibule.application.twostep.Scene.State;
import org.vestibule.domain.audit.Event;

/**
 * Every state of 2-step verification, every act upon it, and every kind of proof, right and wrong (I5, I6, S-043, S-065,
 * S-066, S-081, S-085, L-27, L-28). What the table below allows changes exactly what its row says; all else changes
 * nothing at all.
 */
class StateMachineTest {

    private static final Set<State> ANY = EnumSet.allOf(State.class);
    private static final Set<State> UNPROTECTED = EnumSet.of(State.OFF, State.PENDING, State.PENDING_EXPIRED);
    private static final Set<State> PROTECTED = EnumSet.of(State.ON, State.MOVING, State.MOVING_EXPIRED);
    private static final Set<Second> FULL_PROOF = EnumSet.of(Second.BOUND_CODE, Second.BACKUP_CODE);
    private static final Set<Second> FULL_PROOF_OR_STAND_IN =
            EnumSet.of(Second.BOUND_CODE, Second.BACKUP_CODE, Second.STAND_IN);
    private static final Set<Second> CODE_OF_THE_SHOWN_KEY = EnumSet.of(Second.SHOWN_CODE);
    private static final Set<Second> ANY_CODE_OF_THE_SET = EnumSet.of(Second.BACKUP_CODE, Second.SPENT_BACKUP_CODE);
    private static final Set<Second> NOTHING = EnumSet.of(Second.NOTHING);

    /** What an act does where it is allowed. */
    private interface Effect {

        Picture on(Picture before, Second second);
    }

    /** One act: where it is allowed and by which second proof, what it does, and what the log says of it then. */
    private record Row(Act act, Set<State> in, Set<Second> by, Effect effect, List<Event.Kind> logged) {}

    private static final List<Row> TABLE = List.of(
            new Row(
                    Act.OFFER_KEY,
                    EnumSet.of(State.OFF, State.PENDING_EXPIRED),
                    NOTHING,
                    (before, by) -> before.with("Pending", "none", "fresh"),
                    List.of()),
            new Row(
                    Act.ENABLE,
                    EnumSet.of(State.PENDING),
                    CODE_OF_THE_SHOWN_KEY,
                    (before, by) -> before.with("On", "shown", "none")
                            .withCodes(10, false)
                            .withoutOthers(),
                    List.of(Event.Kind.TWO_STEP_ENABLED)),
            new Row(
                    Act.CHANGE_DEVICE,
                    PROTECTED,
                    FULL_PROOF_OR_STAND_IN,
                    (before, by) -> before.spending(by).with("Moving", "bound", "fresh"),
                    List.of()),
            new Row(
                    Act.CONFIRM_DEVICE,
                    EnumSet.of(State.MOVING),
                    CODE_OF_THE_SHOWN_KEY,
                    (before, by) -> before.with("On", "shown", "none").withoutOthers(),
                    List.of(Event.Kind.DEVICE_CHANGED)),
            new Row(
                    Act.RENEW_CODES,
                    PROTECTED,
                    FULL_PROOF_OR_STAND_IN,
                    (before, by) -> before.with("On", "bound", "none").withCodes(10, false),
                    List.of(Event.Kind.BACKUP_CODES_RENEWED)),
            new Row(
                    Act.DISABLE,
                    PROTECTED,
                    FULL_PROOF,
                    (before, by) -> before.with("Off", "none", "none").withCodes(0, false),
                    List.of(Event.Kind.TWO_STEP_DISABLED)),
            new Row(
                    Act.SHOW_SAVED,
                    PROTECTED,
                    ANY_CODE_OF_THE_SET,
                    (before, by) -> before.withCodes(before.codesLeft(), true),
                    List.of(Event.Kind.BACKUP_CODES_SAVED)),
            new Row(
                    Act.RESET_BY_OPERATOR,
                    PROTECTED,
                    NOTHING,
                    (before, by) -> before.withoutTwoStep(),
                    List.of(Event.Kind.TWO_STEP_RESET)),
            new Row(
                    Act.DISOWN_BY_LINK,
                    PROTECTED,
                    NOTHING,
                    (before, by) -> before.withoutTwoStep().withAnotherPassword(),
                    List.of(Event.Kind.TWO_STEP_DISOWNED, Event.Kind.PASSWORD_CHANGED)),
            new Row( // nothing to take off, but whoever has the password must not keep it
                    Act.DISOWN_BY_LINK,
                    UNPROTECTED,
                    NOTHING,
                    (before, by) -> before.withoutTwoStep().withAnotherPassword(),
                    List.of(Event.Kind.PASSWORD_CHANGED)));

    @ParameterizedTest(name = "{0}: {1} with {3}, the password being right: {2}")
    @MethodSource("everything")
    void nothing_changes_but_what_the_table_allows(State state, Act act, boolean password, Second second) {
        Scene scene = new Scene(state);
        Picture before = scene.picture();
        scene.perform(act, password, second);
        List<Row> allowed = TABLE.stream()
                .filter(row ->
                        row.act() == act && row.in().contains(state) && row.by().contains(second) && password)
                .toList();
        Picture expected = allowed.isEmpty() ? before : allowed.get(0).effect().on(before, second);
        List<Event.Kind> logged = allowed.isEmpty() ? List.of() : allowed.get(0).logged();
        String what = state + ": " + act + " with " + second + ", the password being right: " + password;
        assertEquals(expected, scene.picture(), what);
        assertEquals(logged, scene.changesLogged(), what);
    }

    static Stream<Arguments> everything() {
        return ANY.stream()
                .flatMap(state -> Arrays.stream(Act.values())
                        .flatMap(act -> proofsFor(act)
                                .map(proof -> Arguments.of(state, act, proof.password(), proof.second()))));
    }

    private record Given(boolean password, Second second) {}

    private static Stream<Given> proofsFor(Act act) {
        Stream<Boolean> passwords = act.asksForPassword ? Stream.of(true, false) : Stream.of(true);
        return passwords.flatMap(password -> act.takes.stream().map(second -> new Given(password, second)));
    }
}
