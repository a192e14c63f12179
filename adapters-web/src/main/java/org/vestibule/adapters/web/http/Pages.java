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
import org.vestibule.application.session.SignedIn;

/** Writes pages, each in the frame that is its reader's. */
final class Pages {

    /** The type of every page. */
    static final String HTML = "text/html; charset=utf-8";

    /** Where the templates lie that show what nobody else may know. */
    private static final String KEYS_AND_CODES = "twostep/";

    private final Templates templates;
    private final OperatorWords operator;
    private final Assets assets;
    private final RandomGenerator random;

    Pages(Templates templates, OperatorWords operator, Assets assets, RandomGenerator random) {
        this.templates = templates;
        this.operator = operator;
        this.assets = assets;
        this.random = random;
    }

    /** Shows a page to whoever has this pass. */
    void show(HttpServletRequest request, HttpServletResponse response, Page page, Gate.Open pass) throws IOException {
        show(request, response, page, Optional.of(pass), null);
    }

    /** Shows a page for which nobody has a pass: it holds no form. */
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
            Optional<Gate.Open> pass,
            @Nullable Throwable cause)
            throws IOException {
        String html = html(page, pass);
        RefusalLog.write(request, page, html, cause);
        byte[] text = html.getBytes(StandardCharsets.UTF_8);
        boolean secret = page.template().startsWith(KEYS_AND_CODES);
        write(response, page.status(), HTML, secret ? text : Compression.of(request, response, text));
    }

    /** A page as it is sent to somebody of whom nothing is known. */
    String html(Page page) {
        return html(page, Optional.empty());
    }

    private String html(Page page, Optional<Gate.Open> pass) {
        Frame frame = new Frame(
                assets.path("site.css"),
                assets.path("site.js"),
                assets.path("icon.svg"),
                pass.map(open -> Forgery.token(open.bearer(), random)).orElse(""),
                page.wrong() ? Texts.text("page.error-prefix") : "",
                page.stage() != Page.Stage.FIRST,
                page.stage() == Page.Stage.SECOND,
                pass.map(Gate.Open::person).map(Pages::person).orElse(null),
                page.template().startsWith("account/security")
                        || page.template().startsWith(KEYS_AND_CODES),
                true,
                pass.map(Pages::teams).orElse(List.of()),
                pass.map(Gate.Open::place)
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
