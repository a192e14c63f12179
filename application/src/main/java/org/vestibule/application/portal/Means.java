package org.vestibule.application.portal;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.IdTokenHint;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/**
 * What the portal needs besides its store: means of computing, and what the operator has decided.
 *
 * @param idTokenHint what an ID token says that an app sends back to say whom it means (OIDC Core §3.1.2.1), empty if it
 *     is none of this portal. It opens nothing, whoever shows it: it narrows down who may answer, and says what is to end
 * @param onlooker is shown each event as it is written, to count it or to tell of it; it neither waits nor fails
 */
public record Means(
        SecretHasher hasher,
        HashQueue queue,
        CommonPasswords commonPasswords,
        PasswordPolicy passwordPolicy,
        SessionLimits sessionLimits,
        AcceptanceWindow window,
        AppLimits appLimits,
        Function<String, Optional<IdTokenHint>> idTokenHint,
        PortalLinks links,
        Clock clock,
        RandomGenerator random,
        Consumer<Event> onlooker) {}
