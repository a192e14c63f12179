package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.server.TellOrigin;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/**
 * A request as handlers see it, once everything that holds for all routes was checked. What was granted to it besides is in
 * its type, so that a handler cannot be put on a row that does not ask for what it needs.
 */
public sealed class Visit permits AnyVisit, PendingVisit, SignedVisit {

    private final Arrival arrival;
    private final TokenDigest bearer;
    private final List<BearerToken> borne;
    private final Afterwords.Borne told;

    Visit(Arrival arrival, TokenDigest bearer, List<BearerToken> borne, Afterwords.Borne told) {
        this.arrival = arrival;
        this.bearer = bearer;
        this.borne = borne;
        this.told = told;
    }

    /** One to which more is granted. */
    Visit(Visit visit) {
        this(visit.arrival, visit.bearer, visit.borne, visit.told);
    }

    public String path() {
        return arrival.path();
    }

    Segments segments() {
        return arrival.segments();
    }

    /** What the mailed link bears that leads here; empty if it is none of ours. */
    public Optional<BearerToken> link() {
        return segments().link();
    }

    /** All that was typed, by field. */
    public Map<String, String> form() {
        return arrival.form();
    }

    /** What was typed into a field; empty if nothing was. */
    public String field(String name) {
        return form().getOrDefault(name, "");
    }

    /** The parameters of the address. */
    public Map<String, String> query() {
        return arrival.query();
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query().get(name));
    }

    /** What the app has asked for that sent the browser here; empty if nothing that can be read. */
    public Optional<AppQuery> asked() {
        return arrival.asked();
    }

    /** Whether the address asks for anything, read or not. */
    public boolean asks() {
        return !query().isEmpty();
    }

    /** Where whoever signs in wants to go. */
    public ReturnTarget wanted() {
        return arrival.wanted();
    }

    /** What the browser bears to be known by. */
    public List<BearerToken> borne() {
        return borne;
    }

    /** Of what its forms are tied to. */
    public TokenDigest bearer() {
        return bearer;
    }

    public Origin origin() {
        return TellOrigin.of(arrival.request());
    }

    /** Whether that is sure: no proxy that is not trusted says otherwise. */
    public boolean comesAsItSeems() {
        return TellOrigin.isSure(arrival.request());
    }

    /** What it is to be told first of what it has just done. */
    public Optional<Afterword> afterword() {
        return told.word();
    }

    /** The form that has come back to it. */
    public Draft draft() {
        return told.draft();
    }

    /** The same visit, to whom a form comes back. */
    public Visit with(Draft back) {
        return new Visit(arrival, bearer, borne, new Afterwords.Borne(told.word(), back));
    }
}
