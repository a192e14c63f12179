package org.vestibule.adapters.web.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.adapters.web.TlsProblem.Why;

/** Who the portal is to those who speak TLS with it: its certificate, and the key that proves that it is its own. */
public final class TlsIdentity {

    private static final int LEAST_RSA = 2048;

    /** Sessions that can be taken up again are kept in memory, else tens of thousands of them. */
    private static final int MOST_SESSIONS = 1_000;

    private static final String SERVERS = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final byte[] SIGNED = {1};
    private static final char[] KEPT_NOWHERE = new char[0];

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    /** @param chain the portal's own first */
    TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /** The portal's own. */
    X509Certificate certificate() {
        return chain.get(0);
    }

    /** When browsers stop to believe it. */
    public Instant ends() {
        return certificate().getNotAfter().toInstant();
    }

    /**
     * What TLS is spoken by with this identity, after that was tried.
     *
     * @throws TlsProblem if it cannot be, at that moment
     */
    public SSLContext context(Instant now) {
        checkTime(now);
        checkPurpose();
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA) {
            throw new TlsProblem(Why.KEY_WEAK);
        }
        checkPair();
        checkChain();
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store(), KEPT_NOWHERE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), new TrustManager[0], null);
            context.getServerSessionContext().setSessionCacheSize(MOST_SESSIONS);
            Rehearsal.play(context.createSSLEngine(), certificate());
            return context;
        } catch (GeneralSecurityException | SSLException failure) {
            throw new TlsProblem(Why.NOT_USABLE, String.valueOf(failure.getMessage()));
        } catch (ProviderException | IllegalArgumentException strange) { // what they say of a key may quote it
            throw new TlsProblem(Why.NOT_USABLE, "the key or the certificate is of an unknown kind");
        }
    }

    private void checkTime(Instant now) {
        Instant begins = certificate().getNotBefore().toInstant();
        if (now.isBefore(begins)) {
            throw new TlsProblem(Why.CERTIFICATE_NOT_YET_VALID, begins.toString());
        }
        if (!now.isBefore(ends())) {
            throw new TlsProblem(Why.CERTIFICATE_EXPIRED, ends().toString());
        }
    }

    /** If it names purposes at all, servers must be one. */
    private void checkPurpose() {
        try {
            List<String> purposes = certificate().getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(SERVERS) && !purposes.contains(ANY_PURPOSE)) {
                throw new TlsProblem(Why.NOT_USABLE, "the certificate is not for servers");
            }
        } catch (CertificateParsingException unreadable) {
            throw new TlsProblem(Why.CERTIFICATE_MALFORMED);
        }
    }

    /** What the one signs, the other must know to be signed. */
    private void checkPair() {
        if (!isSigned(sign())) {
            throw new TlsProblem(Why.PAIR_MISMATCH);
        }
    }

    private byte[] sign() {
        try {
            Signature signature = Signature.getInstance(signatures());
            signature.initSign(key);
            signature.update(SIGNED);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException | IllegalArgumentException unknown) {
            throw new TlsProblem(Why.NOT_USABLE, "the key is of an unknown kind");
        }
    }

    private boolean isSigned(byte[] signed) {
        try {
            Signature signature = Signature.getInstance(signatures());
            signature.initVerify(certificate());
            signature.update(SIGNED);
            return signature.verify(signed);
        } catch (GeneralSecurityException | ProviderException ofAnotherKind) {
            return false;
        }
    }

    private void checkChain() {
        try {
            for (int i = 1; i < chain.size(); i++) {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            }
        } catch (GeneralSecurityException anotherSigned) {
            throw new TlsProblem(Why.CHAIN_BROKEN);
        }
    }

    private String signatures() {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** In memory alone. It takes none that comes twice. */
    private KeyStore store() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, KEPT_NOWHERE);
            store.setKeyEntry("portal", key, KEPT_NOWHERE, chain.toArray(X509Certificate[]::new));
            return store;
        } catch (KeyStoreException twice) {
            throw new TlsProblem(Why.CHAIN_BROKEN);
        } catch (IOException nothingIsRead) {
            throw new IllegalStateException(nothingIsRead);
        }
    }
}
