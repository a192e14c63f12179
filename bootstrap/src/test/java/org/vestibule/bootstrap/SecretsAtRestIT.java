package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.DatabaseAccess;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Redeemer;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.NewClient;

/** Looks for what was secret in every table, and in every file that the portal has written. */
class SecretsAtRestIT {

    private static final String EMAIL = "person@example.org";

    private final Path data = RunningPortal.newDataFolder();
    private final Map<String, String> needles = new LinkedHashMap<>();

    @Test
    void neither_tables_nor_files_hold_a_secret() throws IOException, SQLException {
        try (RunningPortal portal = RunningPortal.start(data)) {
            journey(portal);
            letAppIn();
            assertTablesClean();
            assertClean();
            assertFalse(portal.output().contains(HttpBrowser.PASSWORD), "nor does the output");
        }
        assertClean(); // once more, with all that the database had in memory
        RunningPortal.delete(data);
    }

    private void journey(RunningPortal portal) {
        HttpBrowser browser = new HttpBrowser(portal);
        browser.signUp(EMAIL, "Person");
        String link = portal.linkFor(EMAIL);
        token("mailed link", link.substring(link.lastIndexOf('/') + 1));
        token("first session", browser.cookies().getOrDefault("session", ""));
        HttpBrowser.Protection protection = browser.enable(EMAIL);
        token("second session", browser.cookies().getOrDefault("session", ""));
        browser.signOut();
        browser.signIn(EMAIL);
        token("pending sign-in", browser.cookies().getOrDefault("sign-in", ""));
        browser.get("/sign-in/backup-code");
        browser.post("/sign-in/backup-code", "code", protection.backupCodes().get(0));
        token("third session", browser.cookies().getOrDefault("session", ""));
        assertEquals(200, browser.get("/security").status());

        HttpBrowser waiting = new HttpBrowser(portal); // a link that nobody has opened yet
        waiting.fill("/sign-up", "email", "waiting@example.org");
        String unopened = portal.linkFor("waiting@example.org");
        token("unopened link", unopened.substring(unopened.lastIndexOf('/') + 1));
        HttpBrowser offered = new HttpBrowser(portal); // a key that nobody has confirmed yet
        offered.signUp("offered@example.org", "Offered");
        String uri = offered.get("/security/two-step/enable")
                .all("secret(?:=|&#61;)([A-Z2-7]{32})")
                .get(0);
        bytes("pending key", key(uri));
        text("pending key", uri);

        bytes("key", protection.app().key());
        text("key", protection.app().base32());
        for (String code : protection.backupCodes()) {
            text("backup code", code);
            text("backup code without hyphens", code.replace("-", ""));
        }
        text("password", HttpBrowser.PASSWORD);
        text("wrong password", "never right but typed");
        new HttpBrowser(portal).fill("/sign-in", "email", EMAIL, "password", "never right but typed");
    }

    /** What an app shows to be told from others, and by what that is known, made on the portal's own database. */
    private void letAppIn() {
        Clock clock = Clock.systemUTC();
        RandomGenerator random = new SecureRandom();
        try (Persistence store = Persistence.open(new DatabaseAccess(Optional.empty(), data), clock, random)) {
            AppUseCases apps = Capabilities.of(store, CheapMeans.of(clock)).app();
            var app = NewClient.of(apps, Client.Kind.CONFIDENTIAL);
            secret("client secret", app.secret().orElseThrow().text());
            AccountId account = store.accounts()
                    .find(EmailAddress.parse(EMAIL).orElseThrow())
                    .orElseThrow()
                    .id();
            BearerToken code = BearerToken.make(account.value(), random);
            token("code", code.text());
            AppCode asked = new AppCode(
                    account,
                    code.digest(),
                    new GrantId(TimeOrderedId.make(clock.instant(), random)),
                    new Redeemer(
                            app.client().id(),
                            "https://app.example/",
                            new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")),
                    Scopes.parse("openid offline_access"),
                    Optional.empty(),
                    new Authentication(SignInMethod.CODE, clock.instant()),
                    Optional.empty(),
                    clock.instant().plus(AppCode.LIFETIME));
            store.transactions().inTransaction(() -> store.appCodes().add(asked));
            Origin origin = new Origin("192.0.2.1", "App");
            String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
            needles.put("verifier", verifier);
            Tokens tokens = apps.redeemCode()
                    .redeem(app.client(), code.text(), asked.redeemer().returnsTo(), verifier, origin)
                    .orElseThrow()
                    .tokens();
            tokens("first", tokens);
            var refreshed = apps.refreshGrant()
                    .refresh(app.client(), tokens.refresh().orElseThrow().text(), "", origin);
            tokens("second", ((RefreshGrant.Refreshed) refreshed).tokens());
            bytes(
                    "key of a grant",
                    store.grants()
                            .find(account, asked.grant())
                            .orElseThrow()
                            .grant()
                            .key()
                            .bytes());
            for (SigningKey key : apps.viewSigningKeys().view()) {
                bytes("signing key " + key.id(), key.secret().getEncoded());
                bytes(
                        "exponent of " + key.id(),
                        ((RSAPrivateKey) key.secret()).getPrivateExponent().toByteArray());
            }
        }
    }

    private void tokens(String which, Tokens tokens) {
        for (GrantToken token : List.of(tokens.access(), tokens.refresh().orElseThrow())) {
            String what = which + " " + token.body().use() + " token";
            byte[] secret = secret(what, token.text().substring(token.text().indexOf('.') + 1));
            bytes("proof of " + what, Arrays.copyOfRange(secret, secret.length - 32, secret.length));
        }
    }

    private byte[] secret(String what, String text) {
        needles.put(what + " as text", text);
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        bytes(what, bytes);
        return bytes;
    }

    private static byte[] key(String base32) {
        return PhoneApp.scan(
                        "otpauth://totp/Vestibule:x?secret=" + base32
                                + "&issuer=Vestibule&algorithm=SHA1&digits=6&period=30",
                        "x")
                .key();
    }

    private void token(String what, String token) {
        String secret = token.substring(token.indexOf('.') + 1);
        assertEquals(43, secret.length(), what);
        needles.put(what + " as text", secret);
        bytes(what, Base64.getUrlDecoder().decode(secret));
    }

    private void text(String what, String text) {
        needles.put(what + " " + text + " as text", text);
        needles.put(what + " " + text + " in lower case", text.toLowerCase(Locale.ROOT));
        needles.put(
                what + " " + text + " in UTF-16",
                new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
        bytes(what + " " + text, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String what, byte[] bytes) {
        needles.put(what + " raw", new String(bytes, StandardCharsets.ISO_8859_1));
        needles.put(what + " in hex", HexFormat.of().formatHex(bytes));
        needles.put(what + " in upper hex", HexFormat.of().withUpperCase().formatHex(bytes));
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        needles.put(what + " in base64", base64);
        needles.put(what + " in URL base64", base64.replace('+', '-').replace('/', '_'));
    }

    /** Reads every table row by row as SQL gives it: text as it is, bytes in hexadecimal. */
    private void assertTablesClean() throws SQLException {
        List<String> found = new ArrayList<>();
        int tables = 0;
        boolean addressFound = false;
        try (EmbeddedPostgres attached = EmbeddedPostgres.open(data, new SecureRandom());
                Connection connection = DriverManager.getConnection(
                        attached.access().url(), attached.access().properties())) {
            for (String table : strings(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                tables++;
                for (String row : strings(connection, "SELECT t::text FROM \"" + table + "\" t")) {
                    addressFound |= row.contains(EMAIL);
                    needles.forEach((what, needle) -> {
                        if (row.contains(needle)) {
                            found.add(what + " in table " + table);
                        }
                    });
                }
            }
        }
        assertTrue(tables > 10, "tables read: " + tables);
        assertTrue(addressFound, "what is kept open can be found, or this search would prove nothing");
        assertEquals(List.of(), found);
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private void assertClean() throws IOException {
        List<String> found = new ArrayList<>();
        boolean addressFound = false;
        int searched = 0;
        for (Path file : written()) {
            String content;
            try {
                content = Files.readString(file, StandardCharsets.ISO_8859_1);
            } catch (NoSuchFileException goneMeanwhile) {
                continue;
            }
            searched++;
            addressFound |= !foundIn(content, Map.of("address", EMAIL)).isEmpty();
            foundIn(content, needles).forEach(what -> found.add(what + " in " + data.relativize(file)));
        }
        assertTrue(searched > 100, "files searched: " + searched);
        assertTrue(addressFound, "what is kept open can be found, or this search would prove nothing");
        assertEquals(List.of(), found);
    }

    /** All needles at once: there are some two hundred of them, and 40 MB of hay. */
    private static List<String> foundIn(String content, Map<String, String> needles) {
        BitSet starts = new BitSet();
        needles.values().forEach(needle -> starts.set(start(needle, 0)));
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 1 < content.length(); i++) {
            if (starts.get(start(content, i))) {
                int here = i;
                needles.forEach((what, needle) -> {
                    if (content.startsWith(needle, here)) {
                        found.add(what);
                    }
                });
            }
        }
        return found;
    }

    private static int start(String text, int at) {
        return text.charAt(at) << Byte.SIZE | text.charAt(at + 1);
    }

    /** All but the mails, the master key, and what was unpacked and not written. */
    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !data.relativize(file).startsWith("mail"))
                    .filter(file -> !data.relativize(file).startsWith("master.key"))
                    .filter(file -> !data.relativize(file).startsWith("postgres-bin"))
                    .toList();
        }
    }
}
