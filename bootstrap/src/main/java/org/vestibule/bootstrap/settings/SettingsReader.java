package org.vestibule.bootstrap.settings;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.adapters.persistence.DatabaseUrl;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/**
 * Reads settings from a file ({@code vestibule.database.url}) and the environment ({@code VESTIBULE_DATABASE_URL}, which
 * wins), checks them all, and reports every problem at once.
 */
public final class SettingsReader {

    private static final String PREFIX = "vestibule.";
    public static final List<String> KEYS = List.of(
            "base.url",
            "database.url",
            "hash.lanes",
            "hash.memory",
            "hash.passes",
            "hash.places",
            "password.shortest",
            "proxy.header",
            "proxy.trusted",
            "session.idle",
            "session.overall",
            "totp.window");

    /** In KiB. */
    private static final int LEAST_MEMORY_OF_A_LANE = 8;

    /** How many letters may differ for one name to have been meant by another. */
    private static final int NEAR = 3;

    /** Whatever else stands before a value may be a part of one that was broken into lines. */
    private static final Pattern NAME = Pattern.compile("(vestibule\\.|VESTIBULE_)[\\w.-]{1,64}");

    private static final String NO_NAME =
            "A line of the settings file begins with the name of no setting: write each as"
                    + " vestibule.NAME = VALUE, in one line.";

    /** What some editors begin a file with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*:\\d+");
    private static final Pattern SERVICE_NAME = Pattern.compile(
            "VESTIBULE(_\\w+)?_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)_(PROTO|PORT|ADDR))");

    private final Map<String, String> values = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Reads them.
     *
     * @throws SettingsProblem with a line for each thing to put right
     */
    public static Settings read(Optional<Path> file, Path dataFolder, Map<String, String> environment) {
        SettingsReader reader = new SettingsReader();
        file.ifPresent(reader::readFile);
        reader.readEnvironment(environment);
        Settings settings = reader.settings(dataFolder);
        if (!reader.problems.isEmpty()) {
            throw new SettingsProblem(reader.problems);
        }
        return settings;
    }

    private void readFile(Path file) {
        Properties properties = new Properties();
        try {
            String text = Files.readString(file);
            properties.load(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        } catch (IOException | IllegalArgumentException failure) {
            problems.add("The settings file " + file + " cannot be read: " + why(failure));
        }
        properties.stringPropertyNames().forEach(name -> add(name, name, properties.getProperty(name)));
    }

    private static String why(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file.";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not read it.";
        }
        return failure instanceof CharacterCodingException
                ? "it is not written in UTF-8."
                : "it is not of the form \"name = value\", a line each.";
    }

    private void readEnvironment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith("VESTIBULE_")
                    && !name.equals("VESTIBULE_JAVA_OPTIONS")
                    && !value.isBlank()
                    && !isServiceLink(name, value)) {
                add(name, name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
    }

    /** Where a service of the platform is called like this program, its address is set under names that look like ours. */
    private static boolean isServiceLink(String name, String value) {
        return SERVICE_ADDRESS.matcher(value).matches()
                || SERVICE_NAME.matcher(name).matches();
    }

    private void add(String written, String name, String value) {
        String key = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        if (name.startsWith(PREFIX) && KEYS.contains(key)) {
            values.put(key, value.strip());
            return;
        }
        String meant = KEYS.stream()
                .filter(known -> Nearest.distance(known, key) <= NEAR)
                .min(Comparator.comparingInt(known -> Nearest.distance(known, key)))
                .map(known -> " Did you mean " + PREFIX + known + "?")
                .orElse("");
        boolean isName = NAME.matcher(written).matches() || !meant.isEmpty();
        problems.add(isName ? "There is no setting " + written + "." + meant : NO_NAME);
    }

    private Settings settings(Path dataFolder) {
        return new Settings(
                dataFolder,
                Optional.ofNullable(values.get("database.url")).flatMap(this::database),
                Optional.ofNullable(values.get("base.url"))
                        .map(url -> check(
                                "base.url must be like https://portal.example, with nothing before the host and no path"
                                        + " or anything else after it",
                                url,
                                SettingsReader::base,
                                URI.create("http://localhost"))),
                new PasswordPolicy(number("password.shortest", 15, 8, 64)),
                hash(),
                new AcceptanceWindow(number("totp.window", 1, 0, 1)),
                new SessionLimits(
                        Duration.ofMinutes(number("session.idle", 60, 1, 60)),
                        Duration.ofMinutes(number("session.overall", 1440, 1, 1440))),
                new Settings.ProxySettings(
                        Optional.ofNullable(values.get("proxy.trusted"))
                                .map(text -> check(
                                        "proxy.trusted must be addresses or networks with commas between them, such as"
                                                + " 10.0.0.0/8, ::1; or none",
                                        text,
                                        SettingsReader::networks,
                                        List.of())),
                        Optional.ofNullable(values.get("proxy.header"))
                                .map(text -> check(
                                        "proxy.header must be x-forwarded-for or forwarded",
                                        text,
                                        SettingsReader::header,
                                        TrustedProxies.Header.X_FORWARDED_FOR))
                                .orElse(TrustedProxies.Header.X_FORWARDED_FOR)));
    }

    private Settings.HashSettings hash() {
        int memory = number("hash.memory", 19_456, 8, 4_194_304);
        int lanes = number("hash.lanes", 1, 1, 64);
        if (memory < LEAST_MEMORY_OF_A_LANE * lanes) {
            problems.add(PREFIX + "hash.memory must be at least " + LEAST_MEMORY_OF_A_LANE + " times " + PREFIX
                    + "hash.lanes (RFC 9106)");
        }
        return new Settings.HashSettings(
                memory, number("hash.passes", 2, 1, 100), lanes, number("hash.places", 64, 32, 100_000));
    }

    private static List<Network> networks(String text) {
        return text.equals("none")
                ? List.of()
                : Stream.of(text.split(",", -1))
                        .map(one -> Network.parse(one.strip()).orElseThrow(() -> new IllegalArgumentException(one)))
                        .toList();
    }

    private static TrustedProxies.Header header(String text) {
        return TrustedProxies.Header.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Optional<DatabaseUrl> database(String typed) {
        Optional<DatabaseUrl> url = DatabaseUrl.parse(typed);
        if (url.isEmpty()) {
            problems.add(
                    PREFIX + "database.url must be like jdbc:postgresql://host:5432/name?user=NAME&password=PASSWORD,"
                            + " with no name or password before the host");
        }
        return url;
    }

    private int number(String key, int preset, int least, int most) {
        return Optional.ofNullable(values.get(key))
                .map(text -> check(
                        key + " must be a whole number from " + least + " to " + most,
                        text,
                        digits -> {
                            int number = Integer.parseInt(digits);
                            if (number < least || number > most) {
                                throw new IllegalArgumentException(digits);
                            }
                            return number;
                        },
                        preset))
                .orElse(preset);
    }

    private <T> T check(String complaint, String text, Function<String, T> parse, T preset) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            problems.add(PREFIX + complaint);
            return preset;
        }
    }

    private static URI base(String text) {
        URI uri = URI.create(text);
        boolean origin = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!origin) {
            throw new IllegalArgumentException(text);
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }
}
