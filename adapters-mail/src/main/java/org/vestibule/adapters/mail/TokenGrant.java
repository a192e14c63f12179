package org.vestibule.adapters.mail;

import java.net.URI;
import java.util.Optional;

/**
 * What access tokens are got for (RFC 6749): a refresh token if there is one, else what the client itself may do.
 *
 * @param endpoint of HTTPS, or on this machine
 */
public record TokenGrant(
        URI endpoint,
        String clientId,
        Optional<MailSecret> clientSecret,
        Optional<MailSecret> refreshToken,
        Optional<String> scope) {}
