package org.vestibule.adapters.web.http;

import java.util.Optional;

/** A visit of anybody, signed in or not. */
public final class AnyVisit extends Visit {

    private final Optional<SignedVisit> signed;

    AnyVisit(Visit visit, Optional<Somebody> somebody) {
        super(visit);
        this.signed = somebody.map(one -> new SignedVisit(visit, one));
    }

    /** The same as that of whoever is signed in; empty if nobody is. */
    public Optional<SignedVisit> signed() {
        return signed;
    }
}
