package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.apps.AppDoors;
import org.vestibule.adapters.apps.Host;
import org.vestibule.adapters.apps.HttpBackChannel;
import org.vestibule.adapters.mail.EmlMailer;
import org.vestibule.adapters.mail.SmtpMailer;
import org.vestibule.adapters.persistence.Persistence;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.adapters.web.Watching;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.logout.TellApps;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.portal.Means;
import org.vestibule.application.portal.Store;
import org.vestibule.bootstrap.metrics.Metrics;
import org.vestibule.bootstrap.metrics.Sources;
import org.vestibule.bootstrap.settings.Settings;
import org.vestibule.domain.audit.Event;

/** The portal: its pages, what apps come to, its mails and what it does by itself. */
@Module
interface PortalModule {

    @Provides
    @Singleton
    static ClockWatch clockWatch(Persistence persistence, Settings settings, Clock clock) {
        return new ClockWatch(
                new MeasureClock(persistence.databaseTime(), clock),
                new Footing(persistence::check, settings.dataFolder())::look,
                clock);
    }

    @Provides
    @Singleton // it keeps connections
    static Mailer mailer(Settings settings, URI base, Clock clock) {
        return settings.mail()
                .smtp()
                .<Mailer>map(smtp -> new SmtpMailer(smtp.server(), smtp.sender(), settings.operator(), clock))
                .orElseGet(() -> new EmlMailer(
                        settings.mailFolder(),
                        "Vestibule <no-reply@" + base.getHost() + ">",
                        settings.operator(),
                        clock,
                        new MailAnnouncement(base, System.out)::announce));
    }

    @Provides
    @Singleton
    static Metrics metrics(Clock clock) {
        return new Metrics(clock);
    }

    @Provides
    static Consumer<Event> onlooker(Metrics metrics) {
        return event -> {
            metrics.seen(event);
            RefusedTries.tell(event);
            ToldMailer.tell(event);
        };
    }

    @Provides
    static DeliverNotices deliverNotices(Store store, Means means, Mailer mailer, Metrics metrics) {
        return HousekeepingUseCases.deliverNotices(store, means, metrics.counting(new ToldMailer(mailer)));
    }

    @Provides
    static TellApps tellApps(
            Store store, Means means, Capabilities capabilities, URI base, Clock clock, RandomGenerator random) {
        HttpBackChannel backChannel =
                new HttpBackChannel(base, capabilities.app().viewSigningKeys(), clock, random);
        return HousekeepingUseCases.tellApps(store, means, backChannel);
    }

    @Provides
    static BackgroundLoop backgroundLoop(
            DeliverNotices deliver, TellApps tellApps, Capabilities capabilities, ClockWatch watch, Metrics metrics) {
        return new BackgroundLoop(deliver, tellApps, capabilities, watch, metrics);
    }

    @Provides
    static TrustedProxies proxies(Settings settings, URI base, Listening listening) {
        return settings.proxy().of(base, listening);
    }

    @Provides
    static Watching watching(
            Settings settings,
            TrustedProxies proxies,
            Metrics metrics,
            ClockWatch watch,
            HashQueue queue,
            Persistence persistence) {
        Sources.addTo(metrics, watch::readiness, watch::ahead, queue, persistence::load);
        return new Watching(watch::readiness, metrics, settings.metrics().allowed(proxies));
    }

    @Provides
    static WebServer webServer(
            Listening listening,
            URI base,
            TrustedProxies proxies,
            Settings settings,
            Capabilities capabilities,
            Means means,
            Watching watching,
            ClockWatch watch,
            Metrics metrics,
            Clock clock,
            RandomGenerator random) {
        Host host = new Host(WebServer::origin, watch::off, metrics::refused);
        WebServer server = new WebServer(
                listening,
                base,
                proxies,
                settings.operator(),
                capabilities,
                AppDoors.of(capabilities, means.links(), host, clock),
                watching,
                clock,
                random);
        Sources.addTo(metrics, server);
        return server;
    }

    @Provides
    static Demo demo(Capabilities capabilities, Settings settings, Clock clock, RandomGenerator random) {
        return new Demo(capabilities, settings.database().url().isEmpty(), clock, random);
    }
}
