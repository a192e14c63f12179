package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.KeySource;

/** Where the master keys are (PRODUCT G). */
class KeySettingsTest {

    private static final Concern<KeySettings> CONCERN = new Concern<>(KeySettings::from);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[KeySource.BYTES]);

    @Test
    void they_are_in_the_data_folder() {
        CONCERN.assertDefaults(
                new KeySettings(Optional.empty(), Optional.empty()),
                Map.of(
                        "vestibule.keys.master", "none: it is in a file",
                        "vestibule.keys.master-file", "master.key in the data folder",
                        "vestibule.keys.next-master", "none: it is in a file",
                        "vestibule.keys.next-master-file", "master.key.next in the data folder"));
    }

    @Test
    void or_in_other_files() {
        KeySettings read = read(
                Map.of("vestibule.keys.master-file", "/etc/a.key", "vestibule.keys.next-master-file", "/etc/b.key"));
        assertEquals(
                new KeySettings(
                        Optional.of(new KeySource.File(Path.of("/etc/a.key"))),
                        Optional.of(new KeySource.File(Path.of("/etc/b.key")))),
                read);
        for (String key : List.of("master", "next-master")) {
            String name = "vestibule.keys." + key + "-file";
            CONCERN.assertWrong(
                    name + " must be the path of a file, from / on, such as /etc/vestibule/keys-" + key,
                    name,
                    "a.key",
                    "",
                    "\0",
                    "../a.key");
        }
    }

    @Test
    void or_settings_themselves_as_openssl_prints_them() {
        KeySettings read = read(Map.of("vestibule.keys.master", KEY, "vestibule.keys.next-master", KEY + "\n"));
        for (Optional<KeySource> source : List.of(read.master(), read.nextMaster())) {
            assertArrayEquals(new byte[KeySource.BYTES], ((KeySource.Setting) source.orElseThrow()).key());
        }
        assertEquals(
                "vestibule.keys.next-master", read.nextMaster().orElseThrow().where());
        for (String name : List.of("vestibule.keys.master", "vestibule.keys.next-master")) {
            CONCERN.assertWrong(
                    name + " must be 32 bytes in base64, as openssl rand -base64 32 prints them",
                    name,
                    "secret",
                    "",
                    Base64.getEncoder().encodeToString(new byte[16]),
                    "?" + KEY);
        }
    }

    @Test
    void but_not_in_both() {
        CONCERN.assertTold(
                List.of("vestibule.keys.master must be left away where vestibule.keys.master-file is set"),
                Map.of("vestibule.keys.master", KEY, "vestibule.keys.master-file", "/etc/a.key"));
    }

    private static KeySettings read(Map<String, String> set) {
        CONCERN.assertTold(List.of(), set);
        return KeySettings.from(new Values(set));
    }
}
