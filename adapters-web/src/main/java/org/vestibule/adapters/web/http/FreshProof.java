package org.vestibule.adapters.web.http;

/** Has somebody signed in prove who they are before a form does something about security (PRODUCT E). */
public interface FreshProof {

    /**
     * Lets the act go on if there is a fresh proof, or one comes with the form; else asks for it, losing nothing.
     *
     * @param name by which the bundle has the words of the act
     */
    Reply before(String name, Handler act, Visit visit);
}
