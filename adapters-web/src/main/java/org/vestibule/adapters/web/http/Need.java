package org.vestibule.adapters.web.http;

import java.util.function.Predicate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;

/**
 * What a browser must have before a route answers it.
 *
 * @param <V> the visit of one that has it
 */
@FunctionalInterface
public interface Need<V extends Visit> {

    /** Nothing. */
    Need<Visit> ANONYMOUS = Gate::visitor;

    /** Nothing, but whoever is signed in is known as that. */
    Need<AnyVisit> ANYBODY = Gate::anybody;

    /**
     * Nothing, but whoever is signed in is known as that, on the way to an app or a device. Forms are those of the browser all the same,
     * as on any page for signing in, for whoever sends one may be another; or those of the app itself.
     */
    Need<AnyVisit> SIGNING_IN = Gate::signingIn;

    /** Nothing, but whoever is signed in is known as that, whom an app has sent here to sign out; or a form of the app itself. */
    Need<AnyVisit> LOGGING_OUT = Gate::loggingOut;

    /** A sign-in whose second step is due. */
    Need<PendingVisit<AwaitingSecondStep>> PENDING_SIGN_IN = Gate::secondStep;

    /** A sign-in that has passed every step, and is complete once another password is chosen. */
    Need<PendingVisit<AwaitingNewPassword>> NEW_PASSWORD_DUE = Gate::newPassword;

    /** A live session. */
    Need<SignedVisit> SIGNED_IN = Gate::signedIn;

    /** A live session; whoever has none any more is told that they are signed out, for that is what they came for. */
    Need<SignedVisit> LEAVING = Gate::leaving;

    /** A live session of a member of the team in the path, who takes part and whose role has a right. */
    record Seat(Predicate<Role> right) implements Need<TeamVisit> {
        @Override
        public Pass<TeamVisit> ask(Gate gate, Arrival arrival) {
            return gate.seat(arrival, right);
        }
    }

    /** Has the gate look for it. */
    Pass<V> ask(Gate gate, Arrival arrival);
}
