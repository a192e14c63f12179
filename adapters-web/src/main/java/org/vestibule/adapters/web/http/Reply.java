package org.vestibule.adapters.web.http;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.session.BeginSession;
import org.vestibule.domain.app.AuthorizationError;
import org.vestibule.domain.app.ReturnAddress;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/** What a handler answers. What becomes of the browser's cookies follows from it in one place. */
public sealed interface Reply {

    /** Has it sent. Each kind asks the sender for its own way: one that has none does not compile. */
    void send(Sender to) throws IOException;

    /** Whether it may be all that is left to say to a form whose first one did what it was for. */
    default boolean mayBeSentTwice() {
        return false;
    }

    /** The same with the status of a draft that it shows. */
    default Reply showing(Draft draft) {
        return this;
    }

    /** A page. */
    record Show(Page page) implements Reply {

        /** The lowest status that refuses. */
        private static final int REFUSING = 400;

        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }

        @Override
        public boolean mayBeSentTwice() {
            return page.status() >= REFUSING;
        }

        @Override
        public Reply showing(Draft draft) {
            return draft.blank() ? this : new Show(page.refusing(draft.status()));
        }
    }

    /** Another page of the portal, by its path. */
    record GoTo(Path path) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** Another page of the portal, which says first what came of it. */
    record GoAndTell(Path path, Afterword word) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /**
     * Out of the portal, back to the app that has sent the browser here, without a code. The address is made here of one that
     * the app has registered: there is no other way to lead elsewhere. Only ever the answer to a GET, for browsers let no
     * form lead out of the portal.
     */
    final class GoToApp implements Reply {

        private final URI to;

        private GoToApp(URI to) {
            this.to = to;
        }

        /** Tells the app what is wrong. */
        public static GoToApp with(ReturnAddress returns, AuthorizationError error, String why, URI issuer) {
            return new GoToApp(returns.with(error, why, issuer));
        }

        /** Whoever is sent is signed out. */
        public static GoToApp afterLogout(ReturnAddress returns) {
            return new GoToApp(returns.afterLogout());
        }

        URI to() {
            return to;
        }

        @Override
        public void send(Sender sender) throws IOException {
            sender.send(this);
        }
    }

    /** A page that leads out of the portal, to where nobody learns its address. */
    record Leave(Page page) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /**
     * The same form once more. What typing can mend goes by its own address, so that the way back in the browser stays
     * free of it; where the browser cannot bear the draft there, and for what only time mends, this very answer shows it.
     *
     * @param path where the form is shown
     * @param here shows it
     */
    record Again(Path path, Draft draft, Supplier<Reply> here) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }

        @Override
        public boolean mayBeSentTwice() {
            return true;
        }
    }

    /**
     * A sign-in is complete: its session starts in the place of whatever the browser bore before, and the browser is
     * known from now on.
     *
     * @param then unless it was made for an app or a device, whose request is to be answered first
     */
    record StartSession(BeginSession.Begun begun, Reply then) implements Reply {
        public StartSession(BeginSession.Begun begun, Path path) {
            this(begun, new GoTo(path));
        }

        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /**
     * The session goes on under another token; then a page or another path.
     *
     * @param then asked for once the token is on its way to the browser, which must have it though this fails
     */
    record RenewSession(BearerToken session, Supplier<Reply> then) implements Reply {
        public RenewSession(BearerToken session, Reply then) {
            this(session, () -> then);
        }

        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** Nobody is signed in by this, but the browser is known from now on. */
    record KnowBrowser(BearerToken browser, Reply then) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** The password was right: what is due next is asked on this path. */
    record StartSignIn(BearerToken pending, Path path) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** The session was ended: the browser forgets it. */
    record EndSession(Reply then) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** What the browser bears of a session is worth nothing any more: it forgets it. */
    record ForgetSession(Reply then) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** The pending sign-in is over: the browser forgets it. */
    record EndSignIn(Reply then) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }

        @Override
        public boolean mayBeSentTwice() {
            return true;
        }
    }

    /** Too many people just now; nothing was compared. */
    record Busy(TryLater why) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /**
     * A whole page that refuses, and where its button leads.
     *
     * @param signedIn whether it shows that whoever reads it is
     */
    record Refuse(int status, Refusal refusal, Box.Link button, boolean signedIn) implements Reply {
        public Refuse(int status, Refusal refusal, Box.Link button) {
            this(status, refusal, button, false);
        }

        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }

        @Override
        public boolean mayBeSentTwice() {
            return true;
        }
    }

    /** A whole page that refuses within the portal, to somebody signed in, and where its button leads. */
    record RefuseWithin(int status, Refusal refusal, Box.Link button) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }

        @Override
        public boolean mayBeSentTwice() {
            return true;
        }
    }

    /**
     * A form that came twice: what its first one did, which this one did not. No cookie changes.
     *
     * @param signedIn whether the browser bears what came of the first one
     */
    record SentTwice(Deed deed, Path path, boolean signedIn) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /**
     * A file to be kept, in UTF-8.
     *
     * @param parts of its text, each made when it is asked for
     */
    record Download(String type, String fileName, Iterator<String> parts) implements Reply {
        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** Plain text, for machines. */
    record Plain(int status, String type, String text, Map<String, String> headers) implements Reply {
        public Plain(int status, String text, Map<String, String> headers) {
            this(status, "text/plain; charset=utf-8", text, headers);
        }

        @Override
        public void send(Sender to) throws IOException {
            to.send(this);
        }
    }

    /** Another page, and what it says first, where that leaves nothing open. */
    static Reply tell(Path path, Outcome what) {
        return new GoAndTell(path, Afterword.of(what));
    }

    /**
     * The form of a handler once more, shown by the way of GET.
     *
     * @param visit with the draft that comes back
     */
    static <V extends Visit> Reply again(V visit, Path path, Handler<V> form) {
        return new Again(path, visit.draft(), () -> form.handle(visit));
    }

    /** The same, of a form whose GET has the path that it was sent to. */
    static <V extends Visit> Reply again(V visit, Handler<V> form) {
        return again(visit, visit.wanted().along(Path.requested(visit.path())), form);
    }

    /** A page. */
    static Reply show(Page page) {
        return new Show(page);
    }

    /** The answer to a mailed link that opens nothing. */
    static Reply deadLink(Refusal why, Box.Link button) {
        return new Refuse(410, why, button);
    }
}
