package org.vestibule.domain.app;

import java.util.Locale;

/** Why an app gets no code; the words are those of OAuth 2.0 (RFC 6749 §4.1.2.1) and OpenID Connect Core (§3.1.2.6). */
public enum AuthorizationError {
    INVALID_REQUEST,
    UNSUPPORTED_RESPONSE_TYPE,
    INVALID_SCOPE,
    REQUEST_NOT_SUPPORTED,
    REQUEST_URI_NOT_SUPPORTED,
    REGISTRATION_NOT_SUPPORTED,
    LOGIN_REQUIRED,
    CONSENT_REQUIRED,
    ACCESS_DENIED;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
