package org.vestibule.adapters.web.http;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.vestibule.adapters.web.Meter;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.adapters.web.page.Assets;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.adapters.web.page.Templates;
import org.vestibule.application.session.RecognizeRepeat;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindOwner;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeamChoices;
import org.vestibule.domain.operator.Operator;

/**
 * What a server needs to be the portal.
 *
 * @param files answers requests for static files, and hands on every other
 * @param servlet answers these
 * @param refusals answers what is no request at all
 */
public record Portal(Handler.Wrapper files, PortalServlet servlet, Request.Handler refusals) {

    /** Puts it together; the public address says what forms must come from, and whether that is HTTPS. */
    public static Portal of(
            List<Route<?>> routes,
            Supplier<Readiness> readiness,
            URI base,
            Operator operator,
            ResumeSession resumeSession,
            ResumeSignIn resumeSignIn,
            SignOut signOut,
            RecognizeRepeat recognizeRepeat,
            EnterTeam enterTeam,
            ListMyTeams listMyTeams,
            ListTeamChoices listTeamChoices,
            FindOwner findOwner,
            Meter meter,
            Clock clock,
            RandomGenerator random) {
        RefusalLog log = new RefusalLog(meter);
        boolean https = "https".equals(base.getScheme());
        Cookies cookies = new Cookies(base);
        Afterwords afterwords = new Afterwords(cookies, clock, random);
        OperatorWords words = new OperatorWords(operator);
        Refusals refusals = new Refusals(words, clock, random);
        Visitors visitors = new Visitors(cookies, random);
        Assets assets = new Assets();
        WayBack wayBack = new WayBack(routes);
        Pages pages = new Pages(new Templates(), words, assets, random, log);
        EarlierSession earlier = new EarlierSession(cookies, resumeSession, signOut);
        Answers answers = new Answers(
                pages, cookies, visitors, earlier, afterwords, refusals, wayBack, new Semaphore(PartByPart.MOST));
        Repeats repeats = new Repeats(recognizeRepeat);
        TeamGate teamGate = new TeamGate(enterTeam, listMyTeams, listTeamChoices, findOwner);
        Gate gate = new Gate(cookies, resumeSession, resumeSignIn, repeats, teamGate, visitors);
        Forgery forgery = new Forgery(base);
        Map<String, String> headers = SecurityHeaders.of(https);
        return new Portal(
                new StaticFiles(assets, headers),
                new PortalServlet(routes, readiness, gate, repeats, forgery, answers, headers),
                new ServerRefusals(refusals, pages, base.getHost(), headers, log));
    }
}
