package org.vestibule.adapters.web.signin;

import java.util.Optional;
import org.vestibule.adapters.web.http.PendingVisit;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Asking;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.app.ReadAuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.signin.PendingSignIn;

/** Who is signing in and to what, as every page between the first step and the last says it. */
public final class UnderWay {

    private final ReadAuthorizationRequest read;

    public UnderWay(ReadAuthorizationRequest read) {
        this.read = read;
    }

    /**
     * The line that says it.
     *
     * @param startAgain where somebody else begins
     */
    record Line(String signingInAs, Path startAgain) {}

    Line line(PendingSignIn signIn) {
        String email = signIn.email().written();
        String as = isForDevice(signIn)
                ? Texts.format("signin.signing-in-for-device", email)
                : app(signIn)
                        .map(app -> Texts.format("signin.signing-in-to", email, app.name()))
                        .orElseGet(() -> Texts.format("signin.signing-in-as", email));
        return new Line(as, signIn.forApp().map(Asking::signIn).orElse(Paths.SIGN_IN));
    }

    private static boolean isForDevice(PendingSignIn signIn) {
        return signIn.forApp().flatMap(DeviceQuery::parse).isPresent();
    }

    private Optional<Client> app(PendingSignIn signIn) {
        return signIn.forApp()
                .map(read::read)
                .flatMap(result -> result instanceof ReadAuthorizationRequest.Understood understood
                        ? Optional.of(understood.client())
                        : Optional.empty());
    }

    /** Where it begins anew, keeping where it leads. */
    static Path beginning(PendingVisit<?> visit) {
        return visit.signIn()
                .forApp()
                .map(Asking::signIn)
                .orElseGet(() -> visit.wanted().along(Paths.SIGN_IN));
    }
}
