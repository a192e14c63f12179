package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Assets;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Frame;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.SentTwicePage;
import org.vestibule.adapters.web.page.Templates;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.token.BearerToken;

/** Writes answers: pages, redirects, cookies, files. */
final class Answers {

    /** The type of every page. */
    static final String HTML = "text/html; charset=utf-8";

    /** Where the templates lie that show what nobody else may know. */
    private static final String KEYS_AND_CODES = "twostep/";

    private static final int SEE_OTHER = 303;

    private final Templates templates;
    private final OperatorWords operator;
    private final Assets assets;
    private final Cookies cookies;
    private final Visitors visitors;
    private final Afterwords afterwords;
    private final Refusals refusals;
    private final WayBack wayBack;
    private final RandomGenerator random;

    Answers(
            Templates templates,
            OperatorWords operator,
            Assets assets,
            Cookies cookies,
            Visitors visitors,
            Afterwords afterwords,
            Refusals refusals,
            WayBack wayBack,
            RandomGenerator random) {
        this.templates = templates;
        this.operator = operator;
        this.assets = assets;
        this.cookies = cookies;
        this.visitors = visitors;
        this.afterwords = afterwords;
        this.refusals = refusals;
        this.wayBack = wayBack;
        this.random = random;
    }

    /** Writes what a handler answered to the browser that has this pass. */
    void answer(HttpServletRequest request, HttpServletResponse response, Reply reply, Gate.Open pass)
            throws IOException {
        if (reply instanceof Reply.Show show) {
            beginVisit(response, pass);
            show(request, response, show.page(), pass, null);
        } else if (reply instanceof Reply.GoTo to) {
            redirect(response, to.path());
        } else if (reply instanceof Reply.GoAndTell to) {
            tell(response, to.path(), to.word(), toSignIn(to.path()) ? visitors.pass(request) : pass);
            redirect(response, to.path());
        } else if (reply instanceof Reply.Again again) {
            answer(request, response, again, pass);
        } else if (reply instanceof Reply.StartSession start) {
            BearerToken session = start.begun().session();
            cookies.write(response, Cookies.Kind.SESSION, session);
            cookies.writeKnown(request, response, session.owner(), start.begun().browser());
            cookies.clear(response, Cookies.Kind.SIGN_IN); // the visit goes on: a repeat of the form is told by it
            answer(request, response, start.then(), pass.renewed(session));
        } else if (reply instanceof Reply.RenewSession renew) {
            cookies.write(response, Cookies.Kind.SESSION, renew.session());
            answer(request, response, renew.then().get(), pass.renewed(renew.session()));
        } else if (reply instanceof Reply.KnowBrowser know) {
            cookies.writeKnown(request, response, know.browser().owner(), Optional.of(know.browser()));
            answer(request, response, know.then(), pass);
        } else if (reply instanceof Reply.StartSignIn start) {
            cookies.write(response, Cookies.Kind.SIGN_IN, start.pending());
            redirect(response, start.path());
        } else if (reply instanceof Reply.EndSession end) {
            cookies.clear(response, Cookies.Kind.SESSION);
            response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
            answer(request, response, end.then(), visitors.pass(request));
        } else if (reply instanceof Reply.EndSignIn end) {
            cookies.clear(response, Cookies.Kind.SIGN_IN);
            answer(request, response, end.then(), visitors.pass(request));
        } else if (reply instanceof Reply.Busy busy) {
            retryAfter(response, busy.why().delay());
            show(
                    request,
                    response,
                    refusals.busy(busy.why().delay(), wayBack.from(request.getRequestURI()), pass.person() != null));
        } else if (reply instanceof Reply.Refuse refuse) {
            show(request, response, refusals.page(refuse.status(), refuse.refusal(), refuse.button()));
        } else if (reply instanceof Reply.RefuseWithin refuse) {
            show(request, response, refusals.within(refuse), pass, null);
        } else if (reply instanceof Reply.SentTwice twice) {
            show(request, response, SentTwicePage.of(twice.deed(), twice.path(), twice.signedIn()));
        } else if (reply instanceof Reply.Download file) {
            response.setHeader("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"");
            byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
            write(response, 200, file.type(), Compression.of(request, response, text));
        } else if (reply instanceof Reply.Plain plain) {
            plain.headers().forEach(response::setHeader);
            write(
                    response,
                    plain.status(),
                    "text/plain; charset=utf-8",
                    plain.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Reply.Again again, Gate.Open pass)
            throws IOException {
        Draft draft = again.draft();
        boolean mendable = draft.status() == Page.UNPROCESSABLE;
        if (mendable && afterwords.give(response, again.path(), Drafts.write(draft), pass.bearer())) {
            redirect(response, again.path());
        } else {
            answer(request, response, again.here().get().showing(draft), pass);
        }
    }

    /** Shows a page for which nobody has a pass: it holds no form. */
    void show(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        show(request, response, page, null, null);
    }

    /** The same, of a request that failed. */
    void fail(HttpServletRequest request, HttpServletResponse response, Page page, Throwable cause) throws IOException {
        show(request, response, page, null, cause);
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Page page,
            Gate.@Nullable Open pass,
            @Nullable Throwable cause)
            throws IOException {
        String html = html(page, pass);
        RefusalLog.write(request, page, html, cause);
        byte[] text = html.getBytes(StandardCharsets.UTF_8);
        boolean secret = page.template().startsWith(KEYS_AND_CODES);
        write(response, page.status(), HTML, secret ? text : Compression.of(request, response, text));
    }

    /** A page as it is sent. */
    String html(Page page, Gate.@Nullable Open pass) {
        Optional<Gate.Open> known = Optional.ofNullable(pass);
        Frame frame = new Frame(
                assets.path("site.css"),
                assets.path("site.js"),
                assets.path("icon.svg"),
                known.map(open -> Forgery.token(open.bearer(), random)).orElse(""),
                page.wrong() ? Texts.text("page.error-prefix") : "",
                page.stage() != Page.Stage.FIRST,
                page.stage() == Page.Stage.SECOND,
                known.map(Gate.Open::person).map(Answers::person).orElse(null),
                page.template().startsWith("account/security")
                        || page.template().startsWith(KEYS_AND_CODES),
                true,
                known.map(Answers::teams).orElse(List.of()),
                known.map(Gate.Open::place)
                        .map(place -> TeamFrame.of(place, page.template()))
                        .orElse(null),
                operator.runBy());
        return templates.render(page, frame);
    }

    private static List<Frame.Choice> teams(Gate.Open pass) {
        return pass.mine() == null ? List.of() : TeamFrame.choices(pass.mine(), pass.place());
    }

    private static Frame.Person person(SignedIn signedIn) {
        return new Frame.Person(
                signedIn.account().name().value(), signedIn.account().email().written());
    }

    void elsewhere(HttpServletRequest request, HttpServletResponse response, Gate.Elsewhere elsewhere) {
        if (elsewhere.worthless() != null) {
            cookies.clear(response, elsewhere.worthless());
        }
        elsewhere.why().ifPresent(word -> tell(response, elsewhere.path(), word, visitors.pass(request)));
        redirect(response, elsewhere.path());
    }

    /** The page that knows whoever opens it as a visitor, signed in or not. */
    private static boolean toSignIn(String path) {
        return path.equals("/sign-in") || path.startsWith("/sign-in?");
    }

    private void tell(HttpServletResponse response, String path, Afterword word, Gate.Open pass) {
        beginVisit(response, pass);
        afterwords.give(response, path, word, pass.bearer());
    }

    private void beginVisit(HttpServletResponse response, Gate.Open pass) {
        if (pass.newVisit()) {
            cookies.write(response, Cookies.Kind.VISIT, pass.bearer());
        }
    }

    void retryAfter(HttpServletResponse response, Duration delay) {
        response.setHeader("Retry-After", String.valueOf(delay.toSeconds()));
    }

    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", path);
    }

    /**
     * Hands an answer over as a whole, to be sent once this thread has left: a reader who takes it slowly keeps no thread
     * waiting (F-08). That is also why its length is not set here: the last of so many bytes would be waited for.
     */
    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setBufferSize(body.length + 1);
        response.getOutputStream().write(body);
    }
}
