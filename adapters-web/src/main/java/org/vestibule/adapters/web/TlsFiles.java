package org.vestibule.adapters.web;

import java.nio.file.Path;
import java.time.Instant;
import org.vestibule.adapters.web.tls.TlsIdentity;
import org.vestibule.adapters.web.tls.TlsText;

/**
 * What HTTPS is served with, in PEM.
 *
 * @param certificate the portal's own, and after it that of whoever signed it, and so on
 * @param key the private key of the first, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {

    /**
     * Tries whether HTTPS could be served with them at a moment; says until when.
     *
     * @throws TlsProblem if not
     */
    public Instant check(Instant now) {
        TlsIdentity identity = TlsText.read(this).parse();
        identity.context(now);
        return identity.ends();
    }
}
