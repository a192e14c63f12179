package org.vestibule.adapters.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.Holder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vestibule.adapters.web.http.Portal;
import org.vestibule.adapters.web.server.Deadlines;
import org.vestibule.adapters.web.server.MeterAnswers;
import org.vestibule.adapters.web.server.NameRequest;
import org.vestibule.adapters.web.server.OwnThreads;
import org.vestibule.adapters.web.server.ReadBody;
import org.vestibule.adapters.web.server.SlowTakers;
import org.vestibule.adapters.web.server.TellOrigin;
import org.vestibule.adapters.web.tls.CertificateWatch;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.operator.Operator;

/** The portal on its port. */
public final class WebServer implements AutoCloseable {

    /** Of the server itself: they accept, read and write, but never wait. */
    private static final int MOST_THREADS = 16;

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 2;

    /** New connections that wait to be taken on: in a rush each must get its answer, if only that it is too many. */
    private static final int MOST_WAITING = 1024;

    /** Past them no more are taken on until some have ended: the heads of all, at their longest, must find room. */
    private static final int MOST_CONNECTIONS = 1_500;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration IDLE_IN_A_CROWD = Duration.ofSeconds(2);

    private final Server server;
    private final ServerConnector connector;
    private final Optional<CertificateWatch> certificate;
    private final Listening listening;
    private final Optional<Signpost> redirect;

    /**
     * @param listening on which port
     * @param base the portal's public address
     * @param proxies in front of it
     * @param operator who runs it, as every page says
     * @param others what answers besides the pages, by path; all that is done to requests before, is done to theirs
     * @throws TlsProblem if HTTPS cannot be served as was asked for
     */
    public WebServer(
            Listening listening,
            URI base,
            TrustedProxies proxies,
            Operator operator,
            Capabilities useCases,
            Map<String, HttpServlet> others,
            Watching watching,
            Clock clock,
            RandomGenerator random) {
        this.listening = listening;
        server = new Server(new QueuedThreadPool(MOST_THREADS));
        redirect = listening.redirectPort().map(port -> new Signpost(listening.address(), port, base));
        certificate = listening.tls().map(files -> new CertificateWatch(files, clock));
        connector = new ServerConnector(
                server, ACCEPTORS, SELECTORS, Protocols.of(certificate.map(CertificateWatch::tls), proxies));
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(MOST_WAITING);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(IDLE_IN_A_CROWD.toMillis());
        server.addBean(limit);
        Portal portal = Portal.of(
                RouteTable.of(useCases, base, operator, watching, clock),
                watching.readiness(),
                base,
                operator,
                useCases.session().resumeSession(),
                useCases.signIn().resumeSignIn(),
                useCases.session().signOut(),
                useCases.session().recognizeRepeat(),
                useCases.team().enterTeam(),
                useCases.team().listMyTeams(),
                useCases.team().listTeamChoices(),
                useCases.team().findOwner(),
                watching.meter(),
                clock,
                random);
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(longTaking(new FilterHolder(new NameRequest())), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(longTaking(new ServletHolder(portal.servlet())), "/*");
        others.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
        context.setErrorHandler(portal.refusals());
        server.setErrorHandler(portal.refusals());
        boolean forThisMachine = listening.forThisMachine() && ClientAddress.isLoopback(base.getHost());
        Deadlines deadlines =
                new Deadlines(peer -> proxies.isForMany(peer) || (forThisMachine && peer.isLoopbackAddress()));
        connector.addBean(deadlines, false);
        server.setHandler(behind(
                context,
                new MeterAnswers(watching.meter()),
                new GracefulHandler(),
                deadlines,
                portal.files(),
                new SlowTakers(),
                new TellOrigin(proxies, forThisMachine),
                new ReadBody(deadlines),
                new OwnThreads()));
        server.setStopTimeout(Duration.ofSeconds(5).toMillis());
    }

    /**
     * Begins to answer; says on which port.
     *
     * @throws CannotListen if it cannot be had
     */
    public int start() {
        open(connector, listening.address(), listening.port());
        try {
            redirect.ifPresent(Signpost::open);
            server.start();
            redirect.ifPresent(Signpost::start);
            certificate.ifPresent(CertificateWatch::start);
            return connector.getLocalPort();
        } catch (CannotListen problem) {
            connector.close();
            throw problem;
        } catch (Exception failure) {
            connector.close();
            throw new IllegalStateException(failure);
        }
    }

    /** Of which a file may be sent part by part, once its thread has left. */
    private static <H extends Holder<?>> H longTaking(H holder) {
        holder.setAsyncSupported(true);
        return holder;
    }

    /** Where a request comes from that something besides the pages answers. */
    public static Origin origin(HttpServletRequest request) {
        return TellOrigin.of(request);
    }

    /** Before anything begins that would have to be ended again. */
    static void open(ServerConnector connector, String address, int port) {
        connector.setHost(address);
        connector.setPort(port);
        try {
            connector.open();
        } catch (IOException failure) {
            throw new CannotListen(address, port, failure);
        }
    }

    /** Where people are led to HTTPS from, if they are. */
    Optional<Integer> redirectPort() {
        return redirect.map(Signpost::port);
    }

    /** When its certificate ends; empty without one. */
    public Optional<Instant> certificateEnds() {
        return certificate.map(CertificateWatch::ends);
    }

    /** Puts one handler behind others, which a request passes in this order. */
    private static Handler behind(Handler last, Handler.Wrapper... first) {
        Handler next = last;
        for (int i = first.length - 1; i >= 0; i--) {
            first[i].setHandler(next);
            next = first[i];
        }
        return next;
    }

    /** Requests under way are answered first, if that does not take too long. */
    @Override
    public void close() {
        certificate.ifPresent(CertificateWatch::close);
        redirect.ifPresent(Signpost::close);
        try {
            server.stop();
        } catch (TimeoutException brokenOff) {
            return; // those that took too long; all else is stopped
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
