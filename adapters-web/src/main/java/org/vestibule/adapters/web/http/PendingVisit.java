package org.vestibule.adapters.web.http;

import org.vestibule.adapters.web.page.Draft;
import org.vestibule.domain.signin.PendingSignIn;

/**
 * A visit of somebody whose sign-in is not complete.
 *
 * @param <P> by what is due next
 */
public final class PendingVisit<P extends PendingSignIn> extends Visit {

    private final P signIn;

    PendingVisit(Visit visit, P signIn) {
        super(visit);
        this.signIn = signIn;
    }

    /** That sign-in. */
    public P signIn() {
        return signIn;
    }

    @Override
    public PendingVisit<P> with(Draft back) {
        return new PendingVisit<>(super.with(back), signIn);
    }
}
