package org.vestibule.domain.session;

import java.time.Instant;

/**
 * How somebody signed in, and when: what an app is told of it that signs in by the session.
 *
 * @param at when the last step was taken. The session may begin later: a password that somebody else knows is replaced
 *     in between, and that proves nothing
 */
public record Authentication(SignInMethod method, Instant at) {}
