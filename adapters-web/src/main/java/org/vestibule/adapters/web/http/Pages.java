package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Assets;
import org.vestibule.adapters.web.page.Frame;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Templates;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;

/** Writes pages, each in the frame that is its reader's. */
final class Pages {

    /** The type of every page. */
    static final String HTML = "text/html; charset=utf-8";

    /** Where the templates lie that show what nobody else may know: keys and codes, of people and for apps. */
    private static final List<String> SECRETS = List.of("twostep/", "app/going-back");

    private final Templates templates;
    private final OperatorWords operator;
    private final Assets assets;
    private final RandomGenerator random;
    private final RefusalLog log;

    Pages(Templates templates, OperatorWords operator, Assets assets, RandomGenerator random, RefusalLog log) {
        this.templates = templates;
        this.operator = operator;
        this.assets = assets;
        this.random = random;
        this.log = log;
    }

    /** Shows a page to whoever this is. */
    void show(HttpServletRequest request, HttpServletResponse response, Page page, Bearer bearer) throws IOException {
        show(request, response, page, Optional.of(bearer), null);
    }

    /** Shows a page for nobody in particular: it holds no form. */
    void show(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        show(request, response, page, Optional.empty(), null);
    }

    /** The same, of a request that failed. */
    void fail(HttpServletRequest request, HttpServletResponse response, Page page, Throwable cause) throws IOException {
        show(request, response, page, Optional.empty(), cause);
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Page page,
            Optional<Bearer> bearer,
            @Nullable Throwable cause)
            throws IOException {
        String html = html(page, bearer);
        log.write(request, page, html, cause);
        byte[] text = html.getBytes(StandardCharsets.UTF_8);
        boolean secret = SECRETS.stream().anyMatch(page.template()::startsWith);
        write(response, page.status(), HTML, secret ? text : Compression.of(request, response, text));
    }

    /** A page as it is sent to somebody of whom nothing is known. */
    String html(Page page) {
        return html(page, Optional.empty());
    }

    private String html(Page page, Optional<Bearer> bearer) {
        Optional<Somebody> somebody = bearer.flatMap(Bearer::somebody);
        Optional<Place> place = bearer.flatMap(Bearer::place);
        Frame frame = new Frame(
                assets.path("site.css"),
                assets.path("site.js"),
                assets.path("icon.svg"),
                bearer.map(one -> Forgery.token(one.token(), random)).orElse(""),
                page.wrong() ? Texts.text("page.error-prefix") : "",
                page.stage() != Page.Stage.FIRST,
                page.stage() == Page.Stage.SECOND,
                somebody.map(Pages::person).orElse(null),
                TeamFrame.tabs(page.tab(), place.orElse(null)),
                somebody.map(one -> TeamFrame.choices(one.teams(), place)).orElse(List.of()),
                place.map(one -> one.team().name().value()).orElse(null),
                operator.runBy());
        return templates.render(page, frame);
    }

    private static Frame.Person person(Somebody somebody) {
        Account account = somebody.person().account();
        return new Frame.Person(account.name().value(), account.email().written());
    }

    /**
     * Hands an answer over as a whole, to be sent once this thread has left: a reader who takes it slowly keeps no thread
     * waiting (F-08). That is also why its length is not set here: the last of so many bytes would be waited for.
     */
    static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setBufferSize(body.length + 1);
        response.getOutputStream().write(body);
    }
}
