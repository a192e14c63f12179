package org.vestibule.adapters.web.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.function.Supplier;
import nl.altindag.ssl.pem.util.PemUtils;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.adapters.web.TlsProblem.Why;

/** Reads PEM, the text in which keys and certificates are handed out. */
final class Pem {

    /** The parser puts it among the JVM's, where nobody else asked for it. */
    private static final String PARSERS_PROVIDER = "BC";

    private Pem() {}

    /** All certificates of a file, in its order. */
    static List<X509Certificate> certificates(String text) {
        return parse(Why.CERTIFICATE_MALFORMED, () -> PemUtils.parseCertificate(text));
    }

    /** The first private key of a file. */
    static PrivateKey key(String text) {
        if (text.contains("BEGIN EC PARAMETERS")) { // which the parser stops at
            throw new TlsProblem(Why.KEY_PARAMETERS);
        }
        if (text.contains("ENCRYPTED")) {
            throw new TlsProblem(Why.KEY_ENCRYPTED);
        }
        return ofTheJvm(parse(Why.KEY_MALFORMED, () -> PemUtils.parsePrivateKey(text)));
    }

    private static <T> T parse(Why unless, Supplier<T> parser) {
        boolean wasThere = Security.getProvider(PARSERS_PROVIDER) != null;
        try {
            return parser.get();
        } catch (RuntimeException notWhole) {
            throw new TlsProblem(unless);
        } finally {
            if (!wasThere) {
                Security.removeProvider(PARSERS_PROVIDER);
            }
        }
    }

    /** The same key as one of the JVM's own, which TLS is spoken by. */
    private static PrivateKey ofTheJvm(PrivateKey parsed) {
        String kind = parsed.getAlgorithm().equals("ECDSA") ? "EC" : parsed.getAlgorithm();
        try {
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(parsed.getEncoded()));
        } catch (GeneralSecurityException unknown) {
            throw new TlsProblem(Why.NOT_USABLE, "the key is of an unknown kind");
        }
    }
}
