package org.vestibule.adapters.web;

import java.net.URI;
import java.security.SecureRandom;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.vestibule.adapters.web.http.Portal;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.operator.Operator;

/** A server that answers every request with a status of its own, before the portal sees it, in the portal's words. */
final class ServerSays implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    ServerSays(WebPortal web, int status) throws Exception {
        Capabilities use = web.portal.useCases;
        Portal portal = Portal.of(
                web.routes,
                Readiness.Ready::new,
                URI.create("http://localhost"),
                Operator.UNNAMED,
                use.session().resumeSession(),
                use.signIn().resumeSignIn(),
                use.session().signOut(),
                use.session().recognizeRepeat(),
                use.team().enterTeam(),
                use.team().listMyTeams(),
                use.team().listTeamChoices(),
                use.team().findOwner(),
                new CountedMeter(),
                web.portal.clock,
                new SecureRandom());
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setErrorHandler(portal.refusals());
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Response.writeError(request, response, callback, status);
                return true;
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
