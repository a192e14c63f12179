package org.vestibule.adapters.web.app;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.app.ViewAppRequest;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Prompt;

/** The way for whoever wants to go to an app with another account: what it asks for stays, but for signing in again. */
final class AnotherAccount {

    private AnotherAccount() {}

    /** Where they sign in; empty if there is no room left in the address. */
    static Optional<Path> path(ViewAppRequest.Asked asked) {
        String kept = Stream.of(asked.query().text().split("&"))
                .filter(pair -> !isPrompt(pair))
                .collect(Collectors.joining("&"));
        String consent = asked.request().asks(Prompt.CONSENT) ? "%20consent" : "";
        return AppQuery.parse(kept + "&prompt=select_account" + consent).map(Paths.AUTHORIZE::of);
    }

    private static boolean isPrompt(String pair) {
        try {
            String name = URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
            return name.equals("prompt");
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }
}
