package org.vestibule.adapters.web.http;

/** What a browser must have before a route answers it. */
public enum Need {
    /** Nothing. */
    ANONYMOUS,
    /** Nothing, but whoever is signed in is known as that. */
    ANYBODY,
    /** A sign-in whose second step is due. */
    PENDING_SIGN_IN,
    /** A sign-in that has passed every step, and is complete once another password is chosen. */
    NEW_PASSWORD_DUE,
    /** A live session. */
    SIGNED_IN,
    /** A live session; whoever has none any more is told that they are signed out, for that is what they came for. */
    LEAVING,
    /** A live session of a member of the team in the path, who takes part and whose role has the row's right. */
    TEAM
}
