package org.vestibule.application.proof;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;

/**
 * Somebody signed in who has proved a moment ago, in that session, who they are (PRODUCT E). Acts that ask for it take
 * one of these, so that nobody can forget to ask.
 */
public final class FreshlyProven {

    private final SignedIn person;

    private FreshlyProven(SignedIn person) {
        this.person = person;
    }

    /** Whoever is signed in, if their proof is fresh. */
    public static Optional<FreshlyProven> of(SignedIn person, Instant now) {
        return person.session().freshlyProven(now) ? Optional.of(new FreshlyProven(person)) : Optional.empty();
    }

    public SignedIn person() {
        return person;
    }

    /** Whose account it is. */
    public AccountId account() {
        return person.account().id();
    }
}
