package org.vestibule.bootstrap.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.vestibule.adapters.web.TlsFiles;

/**
 * What HTTPS is served with.
 *
 * @param files empty for plain HTTP
 */
public record TlsSettings(Optional<TlsFiles> files) {

    private static final String CERTIFICATE = "tls.certificate";
    private static final String KEY = "tls.key";

    static TlsSettings from(Values values) {
        Optional<Path> certificate = file(values, CERTIFICATE);
        Optional<Path> key = file(values, KEY);
        refuseHalf(values, CERTIFICATE, KEY);
        refuseHalf(values, KEY, CERTIFICATE);
        return new TlsSettings(certificate.flatMap(one -> key.map(other -> new TlsFiles(one, other))));
    }

    /** Whether HTTPS is to be served, if only it were set right. */
    static boolean isMeant(Values values) {
        return values.isSet(CERTIFICATE) || values.isSet(KEY);
    }

    private static Optional<Path> file(Values values, String key) {
        return values.find(
                key, "none", "the path of a file in PEM, from / on, such as /etc/vestibule/tls.pem", Values::path);
    }

    private static void refuseHalf(Values values, String set, String other) {
        if (values.isSet(set) && !values.isSet(other)) {
            values.refuse(other, "set where " + Values.PREFIX + set + " is");
        }
    }
}
