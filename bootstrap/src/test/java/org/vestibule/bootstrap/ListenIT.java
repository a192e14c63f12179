package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** The portal listens on the address that is set, and by itself on this machine alone (PRODUCT G). */
class ListenIT {

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    /** Every address of a loopback network is this machine's, but only one is its name's. */
    @Test
    void unless_it_is_set_others_are_not_listened_to() throws IOException {
        try (RunningPortal portal = RunningPortal.start(data)) {
            assertThrows(ConnectException.class, () -> status(portal, "127.0.0.2"));
        }
    }

    @OnlyLong
    @Test
    void all_addresses_are_listened_on() throws IOException {
        for (String all : new String[] {"0.0.0.0", "::"}) {
            try (RunningPortal portal = start(all)) {
                assertEquals(200, status(portal, "127.0.0.2"), all);
            }
        }
    }

    @OnlyLong
    @Test
    void one_address_is_listened_on() throws IOException {
        try (RunningPortal portal = RunningPortal.launch(data, settings("::1"))) {
            portal.awaitOutput("Vestibule answers on ");
            assertEquals(200, status(portal, "[::1]"));
            assertThrows(ConnectException.class, () -> status(portal, "127.0.0.1"));
        }
    }

    private RunningPortal start(String address) {
        return RunningPortal.start(data, settings(address));
    }

    private static Map<String, String> settings(String address) {
        return Map.of(
                "VESTIBULE_HTTP_ADDRESS", address,
                "VESTIBULE_BASE_URL", "https://portal.example",
                "VESTIBULE_PROXY_TRUSTED", "192.0.2.1",
                "VESTIBULE_HASH_MEMORY", "64");
    }

    private static int status(RunningPortal portal, String host) throws IOException {
        URI page = URI.create(portal.base().replace("localhost", host) + "/sign-in");
        return ((HttpURLConnection) page.toURL().openConnection()).getResponseCode();
    }
}
