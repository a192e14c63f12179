package org.vestibule.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.cli.EffectiveSetting;
import org.vestibule.adapters.cli.Finding;
import org.vestibule.adapters.cli.GlobalOptions;
import org.vestibule.adapters.cli.Obstacle;
import org.vestibule.adapters.cli.Program;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.bootstrap.settings.SettingsReader;
import org.vestibule.domain.account.EmailAddress;

/** Runs what the command line asks for, on the real clock, randomness and database. */
final class VestibuleProgram implements Program {

    private static final Logger LOG = LoggerFactory.getLogger(VestibuleProgram.class);

    private final Map<String, String> environment;
    private final boolean interactive;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    /** @param interactive whether somebody sits at a terminal, who is shown what was asked for and not the log */
    VestibuleProgram(Map<String, String> environment, boolean interactive) {
        this(environment, interactive, Clock.systemUTC());
    }

    /** On another clock. */
    VestibuleProgram(Map<String, String> environment, boolean interactive, Clock clock) {
        this.environment = environment;
        this.interactive = interactive;
        this.clock = clock;
    }

    @Override
    public int serve(GlobalOptions options, OptionalInt port, boolean demo) {
        new Serving(read(options), port, clock, random).run(demo);
        return 0;
    }

    @Override
    public <T> T withUseCases(GlobalOptions options, Function<UseCases, T> work) {
        Settings settings = read(options);
        try (Persistence persistence = new NamedDatabase(settings, clock, random).open()) {
            URI base = base(settings);
            MeasureClock.Result measured = new MeasureClock(persistence.databaseTime(), clock).measure();
            AdminComponent admin = DaggerAdminComponent.factory().create(settings, persistence, base, clock, random);
            T answer = work.apply(new UseCases(admin.capabilities(), measured));
            if (measured instanceof MeasureClock.Off off) { // and this was only looked at, or it had been refused
                LOG.warn(
                        "What was shown goes by a wrong clock: {}",
                        new Readiness.ClockOff(off.ahead()).obstacle().orElseThrow());
            }
            return answer;
        } catch (StorageProblem problem) {
            throw Obstacles.of(problem);
        }
    }

    private static URI base(Settings settings) {
        return settings.baseUrl()
                .or(() -> NotedAddress.read(settings.dataFolder()))
                .orElseGet(() -> settings.baseUrl(settings.http().port()));
    }

    @Override
    public DatabaseState database(GlobalOptions options) {
        Settings settings = read(options);
        if (settings.databaseAccess().isToBeMade()) { // and would be, by being looked at
            throw new Obstacle(
                    "database-new",
                    Optional.empty(),
                    List.of(settings.dataFolder().toString()),
                    List.of());
        }
        try {
            return new NamedDatabase(settings, clock, random).survey();
        } catch (StorageProblem problem) {
            throw Obstacles.of(problem);
        }
    }

    @Override
    public List<EffectiveSetting> settings(GlobalOptions options) {
        return SettingsReader.show(options.settings(), dataFolder(options), environment);
    }

    @Override
    public List<Finding> examine(GlobalOptions options) {
        Settings settings;
        try {
            settings = read(options);
        } catch (SettingsProblem problem) {
            return problem.lines().stream()
                    .map(line -> Finding.fault("settings", "settings-wrong", line))
                    .toList();
        }
        long set =
                settings(options).stream().filter(one -> one.from().isPresent()).count();
        List<Finding> found = new Doctor(settings, new NamedDatabase(settings, clock, random), clock).examine();
        return Stream.concat(Stream.of(Finding.ok("settings", set)), found.stream())
                .toList();
    }

    @Override
    public List<Finding> testMail(GlobalOptions options, EmailAddress to) {
        Settings settings = read(options);
        return settings.mail()
                .smtp()
                .map(smtp -> new MailWay(smtp, settings.operator(), base(settings), clock).withMail(to, random))
                .orElseThrow(() -> Obstacle.ofSettings(
                        "mail-not-set", List.of(settings.mailFolder().toString())));
    }

    @Override
    public String keepDetails(GlobalOptions options, Exception failure) {
        return commandLog(options).broke(failure);
    }

    @Override
    public void log(GlobalOptions options, String line) {
        commandLog(options).done(line);
    }

    private CommandLog commandLog(GlobalOptions options) {
        return new CommandLog(dataFolder(options), interactive, clock);
    }

    private Settings read(GlobalOptions options) {
        return SettingsReader.read(options.settings(), dataFolder(options), environment);
    }

    private Path dataFolder(GlobalOptions options) {
        return options.dataFolder()
                .orElseGet(() -> DataFolders.usual(environment, System.getProperty("user.home")))
                .toAbsolutePath();
    }
}
