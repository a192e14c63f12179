package org.vestibule.bootstrap.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vestibule.adapters.cli.EffectiveSetting;
import org.vestibule.adapters.cli.SettingsProblem;

/**
 * Reads settings from a file ({@code vestibule.database.url}) and the environment ({@code VESTIBULE_DATABASE_URL}, which
 * wins), has the concerns check them all, and reports every problem at once. The name of a variable
 * has an underscore wherever that of its setting has a dot or a hyphen.
 */
public final class SettingsReader {

    /** Whatever else stands before a value may be a part of one that was broken into lines. */
    private static final Pattern NAME = Pattern.compile("(vestibule\\.|VESTIBULE_)[\\w.-]{1,64}");

    private static final String NO_NAME =
            "A line of the settings file begins with the name of no setting: write each as"
                    + " vestibule.NAME = VALUE, in one line.";

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*:\\d+");
    private static final Pattern SERVICE_NAME = Pattern.compile(
            "VESTIBULE(_\\w+)?_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)_(PROTO|PORT|ADDR))");

    private static final Set<String> SETTINGS = Settings.defaults().keySet();

    private final Map<String, String> values = new HashMap<>();
    private final List<Written> names = new ArrayList<>();
    private final Map<String, String> sources = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** A name as it stands in the file or the environment, and the full name of the setting that it would be. */
    private record Written(String text, String name) {}

    private SettingsReader() {}

    /**
     * Reads them.
     *
     * @throws SettingsProblem with a line for each thing to put right
     */
    public static Settings read(Optional<Path> file, Path dataFolder, Map<String, String> environment) {
        return new SettingsReader().readAll(file, environment, values -> Settings.from(values, dataFolder));
    }

    private <T> T readAll(Optional<Path> file, Map<String, String> environment, Function<Values, T> take) {
        file.ifPresent(this::readFile);
        readEnvironment(environment);
        Values all = new Values(values);
        T taken = take.apply(all);
        refuseOthers(all.defaults().keySet());
        problems.addAll(all.problems());
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
        return taken;
    }

    /**
     * What they are, by full name.
     *
     * @throws SettingsProblem likewise
     */
    public static List<EffectiveSetting> show(Optional<Path> file, Path dataFolder, Map<String, String> environment) {
        SettingsReader reader = new SettingsReader();
        Values values = reader.readAll(file, environment, all -> {
            Settings.from(all, dataFolder);
            return all;
        });
        return values.defaults().entrySet().stream()
                .map(each -> reader.show(values, each.getKey(), each.getValue(), file))
                .toList();
    }

    private EffectiveSetting show(Values values, String name, String unlessSet, Optional<Path> file) {
        Optional<String> from = Optional.ofNullable(sources.get(name))
                .map(written -> written.equals(name) ? file.map(Path::toString).orElse(written) : written);
        return new EffectiveSetting(name, values.shown(name).orElse(unlessSet), from);
    }

    private void readFile(Path file) {
        Properties properties = SettingsFile.read(file, problems::add);
        properties.stringPropertyNames().forEach(name -> add(name, name, properties.getProperty(name)));
    }

    private void readEnvironment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith("VESTIBULE_")
                    && !name.equals("VESTIBULE_JAVA_OPTIONS")
                    && !value.isBlank()
                    && !isServiceLink(name, value)) {
                add(name, setting(name), value);
            }
        });
    }

    /** The one that a variable stands for; if there is none, what it would be called. */
    private static String setting(String variable) {
        return SETTINGS.stream()
                .filter(setting -> variable(setting).equalsIgnoreCase(variable))
                .findAny()
                .orElseGet(() -> variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Where a service of the platform is called like this program, its address is set under names that look like ours. */
    private static boolean isServiceLink(String name, String value) {
        return SERVICE_ADDRESS.matcher(value).matches()
                || SERVICE_NAME.matcher(name).matches();
    }

    private void add(String text, String name, String value) {
        names.add(new Written(text, name));
        sources.put(name, text);
        values.put(name, value.strip());
    }

    private void refuseOthers(Collection<String> settings) {
        names.stream()
                .filter(written -> !settings.contains(written.name))
                .map(written -> noSetting(written, settings))
                .forEach(problems::add);
    }

    private static String noSetting(Written written, Collection<String> settings) {
        Optional<String> meant = Nearest.of(
                        bare(written.name),
                        settings.stream().map(SettingsReader::bare).toList())
                .map(near -> " Did you mean " + Values.PREFIX + near + "?");
        boolean isName = NAME.matcher(written.text).matches() || meant.isPresent();
        return isName ? "There is no setting " + written.text + "." + meant.orElse("") : NO_NAME;
    }

    private static String bare(String name) {
        return name.startsWith(Values.PREFIX) ? name.substring(Values.PREFIX.length()) : name;
    }
}
