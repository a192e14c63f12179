package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.application.app.AuthenticateClient;
import org.vestibule.domain.app.Client;

/** Tells which app has sent a form: by the header or by two of its fields, and never by both (RFC 6749 §2.3). */
final class ClientProof {

    private static final String BASIC = "basic ";

    private final AuthenticateClient authenticate;

    ClientProof(AuthenticateClient authenticate) {
        this.authenticate = authenticate;
    }

    /** The app. */
    Client of(HttpServletRequest request, SentForm form) throws Refused {
        Shown shown = shown(request, form);
        return authenticate
                .authenticate(shown.id(), shown.secret())
                .orElseThrow(() -> new Refused(Refusal.notThisApp()));
    }

    private static Shown shown(HttpServletRequest request, SentForm form) throws Refused {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            String id = form.find("client_id").orElseThrow(() -> new Refused(Refusal.notThisApp()));
            return new Shown(id, form.find("client_secret"));
        }
        if (headers.size() > 1 || form.find("client_secret").isPresent()) {
            throw new Refused(Refusal.malformed("the app authenticates in more than one way"));
        }
        Shown shown = basic(headers.get(0));
        if (!form.find("client_id").orElse(shown.id()).equals(shown.id())) {
            throw new Refused(Refusal.malformed("client_id is not the one of the header"));
        }
        return shown;
    }

    /** Both are form-url-encoded before they are put together (RFC 6749 §2.3.1). */
    private static Shown basic(String header) throws Refused {
        if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            throw new Refused(Refusal.notThisApp());
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] both = SentForm.text(decoded).split(":", 2);
            if (both.length < 2) {
                throw new Refused(Refusal.notThisApp());
            }
            return new Shown(
                    SentForm.decode(both[0]),
                    Optional.of(SentForm.decode(both[1])).filter(secret -> !secret.isEmpty()));
        } catch (IllegalArgumentException notEncoded) {
            throw new Refused(Refusal.notThisApp());
        }
    }

    /** What an app shows; not sure yet. */
    private record Shown(String id, Optional<String> secret) {
        @Override
        public String toString() {
            return "Shown[" + id + "]";
        }
    }
}
