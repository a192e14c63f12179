package org.vestibule.adapters.mail;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.vestibule.adapters.mail.SmtpProblem.Why;

/** A failure and all that lies behind it: the library wraps what went wrong, and so does TLS. */
record Causes(List<Throwable> all) {

    static Causes of(Throwable failure) {
        return new Causes(
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList());
    }

    /** Whether one of them is of that type. */
    boolean any(Class<? extends Throwable> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    /** Why there was no TLS. */
    Why certificate() {
        if (any(CertificateExpiredException.class) || any(CertificateNotYetValidException.class)) {
            return Why.CERTIFICATE_EXPIRED;
        }
        if (any(CertPathBuilderException.class) || any(CertPathValidatorException.class)) {
            return Why.CERTIFICATE_UNKNOWN;
        }
        return any(CertificateException.class) ? Why.CERTIFICATE_NAME : Why.TLS_FAILED;
    }
}
