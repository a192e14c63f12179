package org.vestibule.testkit;

import java.util.List;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;

/** Registers apps that may be as they are. */
public final class NewClient {

    private NewClient() {}

    /** For browsers alone; people come back to https://app.example/. */
    public static CreateClient.Created of(AppUseCases apps, Client.Kind kind) {
        return of(apps, "App", kind, "https://app.example/");
    }

    /** The same by another name, whose people come back elsewhere. */
    public static CreateClient.Created of(AppUseCases apps, String name, Client.Kind kind, String returns) {
        return of(apps, name, kind, returns, LogoutAddresses.NONE);
    }

    /** One for browsers that asks about people who sign out. */
    public static CreateClient.Created of(
            AppUseCases apps, String name, Client.Kind kind, String returns, LogoutAddresses logout) {
        return apps.createClient().create(name, kind, uris(returns), false, logout);
    }

    /** One that runs on devices, too. */
    public static CreateClient.Created onDevices(AppUseCases apps, String name, Client.Kind kind, String... returns) {
        return apps.createClient().create(name, kind, uris(returns), true, LogoutAddresses.NONE);
    }

    private static List<RedirectUri> uris(String... texts) {
        return List.of(texts).stream()
                .map(text -> RedirectUri.parse(text).orElseThrow())
                .toList();
    }
}
