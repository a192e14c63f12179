package org.vestibule.adapters.web.proof;

import java.util.function.BiFunction;
import org.vestibule.adapters.web.http.Handler;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.application.proof.FreshlyProven;

/**
 * What is done by a form about security, once whoever sent it has proved who they are (PRODUCT E).
 *
 * @param name by which the bundle has its words
 * @param proven makes their visit one that they have proved
 */
public record ProvenAct<V extends SignedVisit, P extends SignedVisit>(
        ConfirmHandler confirm, String name, BiFunction<V, FreshlyProven, P> proven, Handler<P> act)
        implements Handler<V> {

    @Override
    public Reply handle(V visit) {
        return confirm.before(name, visit, proof -> act.handle(proven.apply(visit, proof)));
    }
}
