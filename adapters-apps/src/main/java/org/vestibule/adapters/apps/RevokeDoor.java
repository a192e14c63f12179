package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.vestibule.application.app.RevokeToken;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.audit.Origin;

/**
 * Lets apps give back what they were granted (RFC 7009). A token that is none is as good as ended. That of a computer changes
 * nothing: its license is the team's, which takes the computer out on a page.
 */
final class RevokeDoor {

    private final ClientProof proof;
    private final RevokeToken revokeToken;
    private final Function<HttpServletRequest, Origin> origin;

    RevokeDoor(ClientProof proof, RevokeToken revokeToken, Function<HttpServletRequest, Origin> origin) {
        this.proof = proof;
        this.revokeToken = revokeToken;
        this.origin = origin;
    }

    Answer revoke(HttpServletRequest request) throws Refused, IOException {
        SentForm form = SentForm.read(request);
        Client client = proof.of(request, form);
        revokeToken.revoke(client, form.need("token"), origin.apply(request));
        return Answer.done();
    }
}
