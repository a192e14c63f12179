package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.SentTwicePage;
import org.vestibule.adapters.web.path.Asking;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.BearerToken;

/**
 * Sends the answer to one request: pages, redirects, cookies, files. It knows every kind of {@link Reply}; one that it
 * does not know would not compile.
 */
final class Sender {

    private static final int SEE_OTHER = 303;

    /** How many characters a file has that is sent as a whole, at most. */
    private static final int SHORT = 64 * 1024;

    private final Answers with;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Bearer bearer;

    /** @param bearer to whom it is sent */
    Sender(Answers with, HttpServletRequest request, HttpServletResponse response, Bearer bearer) {
        this.with = with;
        this.request = request;
        this.response = response;
        this.bearer = bearer;
    }

    void send(Reply.Show show) throws IOException {
        beginVisit();
        with.pages().show(request, response, show.page(), bearer);
    }

    void send(Reply.GoTo to) {
        goTo(to.path());
    }

    void send(Reply.GoToApp out) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", out.to().toString());
    }

    void send(Reply.Leave leave) throws IOException {
        response.setHeader("Referrer-Policy", "no-referrer"); // it holds no form of ours
        with.pages().show(request, response, leave.page());
    }

    void send(Reply.GoAndTell to) {
        (to.path().leadsTo(Paths.SIGN_IN) ? asVisitor() : this).tell(to.path(), to.word());
        goTo(to.path());
    }

    void send(Reply.Again again) throws IOException {
        Draft draft = again.draft();
        boolean mendable = draft.status() == Page.UNPROCESSABLE;
        if (mendable && with.afterwords().give(response, again.path(), draft, bearer.token())) {
            goTo(again.path());
        } else {
            again.here().get().showing(draft).send(this);
        }
    }

    void send(Reply.StartSession start) throws IOException {
        BearerToken session = start.begun().session();
        with.earlier().end(request, new AccountId(session.owner()));
        with.cookies().write(response, Cookies.Kind.SESSION, session);
        with.cookies()
                .writeKnown(request, response, session.owner(), start.begun().browser());
        forget(Cookies.Kind.SIGN_IN); // the visit goes on: a repeat of the form is told by it
        Reply then = start.begun()
                .request()
                .<Reply>map(asked -> new Reply.GoTo(Asking.answer(asked.query(), asked.id())))
                .orElse(start.then());
        then.send(under(session));
    }

    void send(Reply.RenewSession renew) throws IOException {
        with.cookies().write(response, Cookies.Kind.SESSION, renew.session());
        renew.then().get().send(under(renew.session()));
    }

    void send(Reply.KnowBrowser know) throws IOException {
        BearerToken browser = know.browser();
        with.cookies().writeKnown(request, response, browser.owner(), Optional.of(browser));
        know.then().send(this);
    }

    void send(Reply.StartSignIn start) {
        with.cookies().write(response, Cookies.Kind.SIGN_IN, start.pending());
        goTo(start.path());
    }

    void send(Reply.EndSession end) throws IOException {
        forget(Cookies.Kind.SESSION);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        end.then().send(asVisitor());
    }

    void send(Reply.ForgetSession forget) throws IOException {
        forget(Cookies.Kind.SESSION);
        forget.then().send(asVisitor());
    }

    void send(Reply.EndSignIn end) throws IOException {
        forget(Cookies.Kind.SIGN_IN);
        end.then().send(asVisitor());
    }

    void send(Reply.Busy busy) throws IOException {
        Duration delay = busy.why().delay();
        retryAfter(response, delay);
        Path href = with.wayBack().from(request);
        with.pages()
                .show(
                        request,
                        response,
                        with.refusals().busy(delay, href, bearer.somebody().isPresent()));
    }

    void send(Reply.Refuse refuse) throws IOException {
        Page page = with.refusals().page(refuse.status(), refuse.refusal(), refuse.button());
        with.pages().show(request, response, refuse.signedIn() ? page.afterBothSteps() : page);
    }

    void send(Reply.RefuseWithin refuse) throws IOException {
        with.pages().show(request, response, with.refusals().within(refuse), bearer);
    }

    void send(Reply.SentTwice twice) throws IOException {
        Page page = SentTwicePage.of(twice.deed(), twice.path(), twice.signedIn());
        with.pages().show(request, response, page);
    }

    /** What is short is sent as a whole, and before any of it is sent its first parts are there: until then it may fail. */
    void send(Reply.Download file) throws IOException {
        StringBuilder begin = new StringBuilder();
        while (begin.length() < SHORT && file.parts().hasNext()) {
            begin.append(file.parts().next());
        }
        boolean whole = begin.length() < SHORT;
        if (!whole && !with.longFiles().tryAcquire()) {
            response.sendError(503);
            return;
        }
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"");
        if (whole) {
            byte[] text = begin.toString().getBytes(StandardCharsets.UTF_8);
            Pages.write(response, 200, file.type(), Compression.of(request, response, text));
        } else {
            response.setContentType(file.type());
            boolean packed = Compression.isFor(request, response, begin.length());
            PartByPart.send(request, begin.toString(), file.parts(), packed, with.longFiles()::release);
        }
    }

    void send(Reply.Plain plain) throws IOException {
        plain.headers().forEach(response::setHeader);
        byte[] text = plain.text().getBytes(StandardCharsets.UTF_8);
        Pages.write(response, plain.status(), plain.type(), text);
    }

    static void retryAfter(HttpServletResponse response, Duration delay) {
        response.setHeader("Retry-After", String.valueOf(delay.toSeconds()));
    }

    private void goTo(Path path) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", path.toString());
    }

    private void forget(Cookies.Kind kind) {
        with.cookies().clear(response, kind);
    }

    /** The same to a browser that bears another token of its session from now on. */
    private Sender under(BearerToken session) {
        return new Sender(with, request, response, bearer.under(session));
    }

    /** The same to a browser of which nothing is known any more. */
    private Sender asVisitor() {
        return new Sender(with, request, response, with.visitors().bearer(request));
    }

    private void tell(Path path, Afterword word) {
        beginVisit();
        with.afterwords().give(response, path, word, bearer.token());
    }

    private void beginVisit() {
        if (bearer.begins()) {
            with.cookies().write(response, Cookies.Kind.VISIT, bearer.token());
        }
    }
}
