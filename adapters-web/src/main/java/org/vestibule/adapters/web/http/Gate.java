package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.SentTwicePage;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.session.RecognizeRepeat;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.ResumeSignIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindOwner;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeamChoices;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/** Decides whether a browser has what a route needs, and otherwise where it must go first. */
final class Gate {

    private final Cookies cookies;
    private final ResumeSession resumeSession;
    private final ResumeSignIn resumeSignIn;
    private final SignOut signOut;
    private final RecognizeRepeat recognizeRepeat;
    private final EnterTeam enterTeam;
    private final ListMyTeams listMyTeams;
    private final ListTeamChoices listTeamChoices;
    private final FindOwner findOwner;
    private final Visitors visitors;

    Gate(
            Cookies cookies,
            ResumeSession resumeSession,
            ResumeSignIn resumeSignIn,
            SignOut signOut,
            RecognizeRepeat recognizeRepeat,
            EnterTeam enterTeam,
            ListMyTeams listMyTeams,
            ListTeamChoices listTeamChoices,
            FindOwner findOwner,
            Visitors visitors) {
        this.cookies = cookies;
        this.resumeSession = resumeSession;
        this.resumeSignIn = resumeSignIn;
        this.signOut = signOut;
        this.recognizeRepeat = recognizeRepeat;
        this.enterTeam = enterTeam;
        this.listMyTeams = listMyTeams;
        this.listTeamChoices = listTeamChoices;
        this.findOwner = findOwner;
        this.visitors = visitors;
    }

    /** What a browser has. */
    sealed interface Pass {}

    /**
     * It may go on.
     *
     * @param bearer the token that its forms are tied to
     * @param newVisit whether that token is still to be given to the browser
     * @param place in the team that the route is about, open to them
     * @param mine the teams of who is signed in
     */
    record Open(
            BearerToken bearer,
            boolean newVisit,
            @Nullable PendingSignIn pending,
            @Nullable SignedIn person,
            @Nullable Place place,
            @Nullable MyTeams mine)
            implements Pass {

        /** The same within a team. */
        Open within(Place entered) {
            return new Open(bearer, newVisit, pending, person, entered, mine);
        }

        /** The same under another token of the session. */
        Open renewed(BearerToken session) {
            return new Open(session, false, null, person, place, mine);
        }

        /** The code by which a form is refused that none of its pages held. */
        String staleForm() {
            if (pending != null || person != null) {
                return "form-outdated";
            }
            return newVisit ? "cookie-missing" : "form-expired";
        }
    }

    /** Whoever it is that bears this may not, and is told why. */
    record Shut(Reply reply, Open bearer) implements Pass {}

    /**
     * It must go somewhere else first.
     *
     * @param worthless of what kind it bears something that is worth nothing
     * @param why what the page there says first
     */
    record Elsewhere(String path, Cookies.@Nullable Kind worthless, Optional<Afterword> why) implements Pass {

        static Elsewhere silently(String path, Cookies.@Nullable Kind worthless) {
            return new Elsewhere(path, worthless, Optional.empty());
        }
    }

    Pass check(HttpServletRequest request, Route route, Map<String, String> segments, ReturnTarget wanted) {
        return switch (route.need()) {
            case ANONYMOUS -> visitors.pass(request);
            case ANYBODY -> anybody(request);
            case PENDING_SIGN_IN, NEW_PASSWORD_DUE -> pendingSignIn(request, route, wanted);
            case SIGNED_IN -> signedIn(request, route);
            case LEAVING -> leaving(signedIn(request, route), wanted);
            case TEAM -> member(signedIn(request, route), segments, route.right());
        };
    }

    private static Pass leaving(Pass pass, ReturnTarget wanted) {
        return pass instanceof Elsewhere
                ? new Elsewhere(wanted.along("/sign-in"), Cookies.Kind.SESSION, Optional.of(Afterword.of("signed-out")))
                : pass;
    }

    /** Asked once a request, here and nowhere else; acts ask again within their transaction. */
    private Pass member(Pass pass, Map<String, String> segments, Predicate<Role> right) {
        if (!(pass instanceof Open open)) {
            return pass;
        }
        TeamId team = TeamId.parse(segments.getOrDefault("team", "")).orElseThrow();
        AccountId account = Objects.requireNonNull(open.person()).account().id();
        MyTeams mine = Objects.requireNonNull(open.mine());
        EnterTeam.Result result = enterTeam.enter(account, team, right);
        if (result instanceof EnterTeam.Entered entered) {
            mine.know(entered.mine());
            return open.within(entered.place());
        }
        if (result instanceof EnterTeam.Withheld withheld) {
            mine.know(withheld.mine());
            return new Shut(TeamDoor.withheld(withheld.place(), withheld.since()), open);
        }
        if (result instanceof EnterTeam.NotAllowed not) {
            mine.know(not.mine());
            return new Shut(roleNotEnough(not.place().team(), right), open);
        }
        return new Shut(TeamDoor.noTeam(), open);
    }

    /** Whom to ask depends on who may: an Admin is never sent to an Admin. */
    private Reply roleNotEnough(Team team, Predicate<Role> right) {
        if (right.test(Role.ADMIN)) {
            return TeamDoor.roleNotEnough(team);
        }
        Optional<Account> owner = findOwner.of(team.id());
        return owner.isPresent()
                ? TeamDoor.roleNotEnough(team, owner.get().name().value())
                : TeamDoor.noTeam();
    }

    private Open session(BearerToken session, SignedIn person) {
        MyTeams mine =
                new MyTeams(listMyTeams, listTeamChoices, person.account().id());
        return new Open(session, false, null, person, null, mine);
    }

    /** Answers whoever comes with what was used up a moment ago: what by, and no more. */
    private Optional<Pass> repeat(BearerToken spent, Route route, HttpServletRequest request) {
        return recognizeRepeat
                .recognize(spent)
                .map(deed -> new Shut(
                        new Reply.SentTwice(deed, form(route, request.getRequestURI()), false),
                        visitors.pass(request)));
    }

    /** The page with a form, if it has one of its own. */
    private static String form(Route route, String path) {
        return route.get() == null ? "/" : path;
    }

    /**
     * What the first one did of a form that came twice, if what this one came with was used up by it: while both were on
     * their way, neither is recognized at the door.
     */
    Optional<Reply> sentTwice(Open pass, Route route, Map<String, String> segments, String path) {
        Optional<BearerToken> link = Optional.ofNullable(segments.get("token")).flatMap(BearerToken::parse);
        Optional<BearerToken> borne = Optional.of(pass.bearer()).filter(bearer -> !Visitors.bears(bearer));
        return link.or(() -> borne)
                .flatMap(recognizeRepeat::recognize)
                .map(deed -> new Reply.SentTwice(deed, form(route, path), false));
    }

    /**
     * The same of a form from a page that was shown before what the browser bears now: if what somebody signed in has
     * just done is what this form is for.
     */
    Optional<Reply> sentTwice(Open pass, Route route, String path) {
        return Optional.ofNullable(pass.person())
                .flatMap(recognizeRepeat::recognize)
                .filter(deed -> SentTwicePage.path(deed).equals(path))
                .map(deed -> new Reply.SentTwice(deed, form(route, path), true));
    }

    /** What a browser bears to be known by. */
    List<BearerToken> knownBy(HttpServletRequest request) {
        return cookies.readKnown(request);
    }

    /** Ends the session that a browser still bears when another begins in its place (S-081). */
    void endSessionOf(HttpServletRequest request, Origin origin) {
        cookies.read(request, Cookies.Kind.SESSION)
                .map(resumeSession::resume)
                .flatMap(result -> result instanceof ResumeSession.Live live ? Optional.of(live) : Optional.empty())
                .ifPresent(live -> signOut.signOut(live.signedIn(), origin));
    }

    private Pass anybody(HttpServletRequest request) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SESSION);
        return token.map(resumeSession::resume).orElse(null) instanceof ResumeSession.Live live
                ? session(token.orElseThrow(), live.signedIn())
                : visitors.pass(request);
    }

    private Pass pendingSignIn(HttpServletRequest request, Route route, ReturnTarget wanted) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SIGN_IN);
        Optional<PendingSignIn> pending = token.flatMap(resumeSignIn::resume);
        if (pending.isEmpty()) {
            Optional<Pass> repeat =
                    token.isPresent() ? token.flatMap(spent -> repeat(spent, route, request)) : justSignedIn(request);
            if (repeat.isPresent()) {
                return repeat.get();
            }
            return new Elsewhere(
                    wanted.along("/sign-in"),
                    Cookies.Kind.SIGN_IN,
                    token.map(worthless -> Afterword.of(
                            route.need() == Need.NEW_PASSWORD_DUE ? "new-password-expired" : "sign-in-expired")));
        }
        boolean passwordDue = pending.get() instanceof AwaitingNewPassword;
        return passwordDue == (route.need() == Need.NEW_PASSWORD_DUE)
                ? new Open(token.orElseThrow(), false, pending.get(), null, null, null)
                : Elsewhere.silently(wanted.along(passwordDue ? "/sign-in/new-password" : "/sign-in/code"), null);
    }

    /** A second step that comes from whom the first one has signed in a moment ago. */
    private Optional<Pass> justSignedIn(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        return Optional.of(anybody(request))
                .flatMap(pass -> pass instanceof Open open ? Optional.ofNullable(open.person()) : Optional.empty())
                .flatMap(recognizeRepeat::recognize)
                .filter(deed -> deed == Deed.SIGNED_IN)
                .map(deed ->
                        new Shut(new Reply.SentTwice(deed, request.getRequestURI(), true), visitors.pass(request)));
    }

    private Pass signedIn(HttpServletRequest request, Route route) {
        Optional<BearerToken> token = cookies.read(request, Cookies.Kind.SESSION);
        String then = form(route, request.getRequestURI());
        String signIn = "/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        if (token.isEmpty()) {
            return Elsewhere.silently(signIn, Cookies.Kind.SESSION);
        }
        ResumeSession.Result result = resumeSession.resume(token.get());
        if (result instanceof ResumeSession.Live live) {
            return session(token.get(), live.signedIn());
        }
        Optional<Pass> repeat = repeat(token.get(), route, request);
        if (repeat.isPresent()) {
            return repeat.get();
        }
        Afterword why = result instanceof ResumeSession.Expired expired
                ? Afterword.of("session-expired", Texts.duration(expired.after()))
                : Afterword.of("session-ended");
        return new Elsewhere(signIn, Cookies.Kind.SESSION, Optional.of(why));
    }
}
