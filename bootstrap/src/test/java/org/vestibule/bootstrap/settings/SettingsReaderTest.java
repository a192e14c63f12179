package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.domain.operator.Contact;
import org.vestibule.domain.operator.Operator;

/** Settings that cannot be used are refused and never repeated: any may hold a secret, if only by a slip (L-50). */
class SettingsReaderTest {

    private static final String CANARY = "canary7tweet";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANARY,
                "7" + CANARY,
                "-1" + CANARY,
                "99999999999999999999" + CANARY,
                "https://user:" + CANARY + "@portal.example",
                "https://" + CANARY + "@portal.example",
                "https://portal.example?password=" + CANARY,
                "https://portal.example/?password=" + CANARY,
                "https://portal.example#" + CANARY,
                "https://portal.example/" + CANARY,
                "https://portal.example:" + CANARY,
                "https://por tal.example " + CANARY,
                "jdbc:postgresql://user:" + CANARY + "@host/db",
                "jdbc:postgresql://host/db;password=" + CANARY,
                "jdbc:postgresql://host/db?password=%zz" + CANARY,
                "postgres://user:" + CANARY + "@host/db",
                "10.0.0.0/8, " + CANARY,
            })
    void what_cannot_be_used_is_not_repeated(String value) throws IOException {
        for (String name : Settings.defaults().keySet()) {
            if (canBeUsed(name, value)) {
                continue;
            }
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
            assertRefused(name, Optional.empty(), Map.of(variable, value));
            Path file = Files.writeString(folder.resolve("settings"), name + " = " + value + "\n");
            assertRefused(name, Optional.of(file), Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANARY,
                "vestibule.database.password = " + CANARY,
                "vestibule.database.ulr = jdbc:postgresql://host/db?password=" + CANARY,
                "password: " + CANARY,
                "vestibule.database.url = jdbc:postgresql://host/db\n  ?user=u&password=" + CANARY,
                "vestibule.database.url = jdbc:postgresql://host/db\n  &password:" + CANARY,
                "vestibule.database.url = jdbc:postgresql://host/db?user=u&password=\n" + CANARY,
                "jdbc:postgresql://user:" + CANARY + "@host/db",
                "vestibule.database.url = \\u00zz" + CANARY,
                "vestibule.base.url\\=" + CANARY,
            })
    void nor_is_a_line_that_sets_nothing(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("settings"), lines + "\n");
        assertRefused("setting", Optional.of(file), Map.of());
    }

    @Test
    void nor_what_a_variable_of_another_name_holds() {
        for (String name : new String[] {"VESTIBULE_DATABASE_PASSWORD", "VESTIBULE_DATABASE_ULR", "VESTIBULE_X"}) {
            assertRefused(name, Optional.empty(), Map.of(name, CANARY));
        }
    }

    @Test
    void what_can_be_used_is_written_without_its_secrets() {
        Settings settings = SettingsReader.read(
                Optional.empty(),
                folder,
                Map.of(
                        "VESTIBULE_DATABASE_URL",
                        "jdbc:postgresql://db.example/portal?user=u&password=" + CANARY,
                        "VESTIBULE_BASE_URL",
                        "https://portal.example:8443/",
                        "VESTIBULE_MAIL_HOST",
                        "mail.example",
                        "VESTIBULE_MAIL_FROM",
                        "portal@example.com",
                        "VESTIBULE_MAIL_USERNAME",
                        "portal",
                        "VESTIBULE_MAIL_PASSWORD",
                        CANARY));
        assertFalse(settings.toString().contains(CANARY), settings::toString);
        assertTrue(settings.toString().contains("mail.example"), settings::toString);
        assertTrue(settings.toString().contains("db.example:5432"), settings::toString);
        assertEquals(
                "https://portal.example:8443", settings.baseUrl().orElseThrow().toString());
    }

    @Test
    void what_is_wrong_is_told_all_at_once() throws IOException {
        Path file = Files.writeString(
                folder.resolve("settings"), "vestibule.hash.memory = 8\nvestibule.hash.lanes = 2\nmemory = 8\n");
        SettingsProblem told = assertThrows(
                SettingsProblem.class,
                () -> SettingsReader.read(
                        Optional.of(file),
                        folder,
                        new TreeMap<>(Map.of(
                                "VESTIBULE_BASE_ULR", "x", "VESTIBULE_COLOUR", "x", "VESTIBULE_TOTP_WINDOW", "2"))));
        assertEquals(
                List.of(
                        "A line of the settings file begins with the name of no setting: write each as vestibule.NAME ="
                                + " VALUE, in one line.",
                        "There is no setting VESTIBULE_BASE_ULR. Did you mean vestibule.base.url?",
                        "There is no setting VESTIBULE_COLOUR.",
                        "vestibule.hash.memory must be at least 8 times vestibule.hash.lanes (RFC 9106)",
                        "vestibule.totp.window must be a whole number from 0 to 1"),
                told.lines());
    }

    @Test
    void the_environment_wins_unless_it_is_blank() throws IOException {
        Path file = Files.writeString(folder.resolve("settings"), "vestibule.hash.passes = 3\n");
        assertEquals(3, read(file, Map.of("VESTIBULE_HASH_PASSES", " ")).hash().passes());
        assertEquals(
                4, read(file, Map.of("VESTIBULE_HASH_PASSES", " 4 ")).hash().passes());
    }

    @Test
    void other_variables_of_a_platform_and_of_the_launcher_are_no_settings() throws IOException {
        Path file = Files.writeString(folder.resolve("settings"), "");
        Map<String, String> others = Map.of(
                "VESTIBULE_JAVA_OPTIONS", "-Xmx1g",
                "VESTIBULE_PORT", "tcp://10.0.0.7:8080",
                "VESTIBULE_SERVICE_HOST", "10.0.0.7",
                "PATH", "/bin");
        assertEquals(read(file, Map.of()), read(file, others));
    }

    /** Whatever is told of it is told by its full name: so it was read. */
    @Test
    void each_setting_has_a_variable_of_its_own() {
        Set<String> variables = new HashSet<>();
        for (String name : Settings.defaults().keySet()) {
            assertTrue(name.matches("vestibule(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*){2,}"), name);
            String variable = SettingsReader.variable(name);
            assertTrue(variable.matches("VESTIBULE(_[A-Z0-9]+){2,}"), variable);
            assertTrue(variables.add(variable), variable);
            SettingsProblem told = assertThrows(
                    SettingsProblem.class,
                    () -> SettingsReader.read(Optional.empty(), folder, Map.of(variable, "\0")),
                    variable);
            assertTrue(told.lines().get(0).startsWith(name + " must be "), told::toString);
        }
    }

    /** A dot of the name, or a hyphen: a variable can have neither. */
    @Test
    void an_underscore_stands_for_either() throws IOException {
        Path file = Files.writeString(
                folder.resolve("settings"), "vestibule.tls.certificate = /a.pem\nvestibule.tls.key = /b.pem\n");
        for (String name : List.of("VESTIBULE_HTTP_REDIRECT_PORT", "VESTIBULE_http_redirect_port")) {
            assertEquals(Optional.of(80), read(file, Map.of(name, "80")).http().redirectPort(), name);
        }
        assertEquals(
                List.of("There is no setting VESTIBULE_HTTP_REDIRECT_PROT. Did you mean vestibule.http.redirect-port?"),
                assertThrows(SettingsProblem.class, () -> read(file, Map.of("VESTIBULE_HTTP_REDIRECT_PROT", "80")))
                        .lines());
    }

    /** Some take words, which are shown. */
    private static boolean canBeUsed(String name, String value) {
        return switch (name) {
            case "vestibule.operator.name" -> Operator.parseName(value).isPresent();
            case "vestibule.operator.contact" -> Contact.parse(value).isPresent();
            default -> false;
        };
    }

    private Settings read(Path file, Map<String, String> environment) {
        return SettingsReader.read(Optional.of(file), folder, environment);
    }

    private void assertRefused(String named, Optional<Path> file, Map<String, String> environment) {
        SettingsProblem told =
                assertThrows(SettingsProblem.class, () -> SettingsReader.read(file, folder, environment), named);
        assertFalse(told.toString().contains(CANARY), told::toString);
        assertTrue(told.getMessage().contains(named), told::toString);
    }
}
