package org.vestibule.domain.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an app has people sent back to, or is told something, as registered: HTTPS, a port of the app's own machine by its number (RFC 8252
 * §7.3), or a scheme of the app's own that begins with a domain (§7.1).
 */
public record RedirectUri(String text) {

    /** In characters. */
    public static final int LONGEST = 1000;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");
    private static final Pattern LOOPBACK =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::(\\d{1,5}))?(/.*)?");
    private static final Pattern OWN_SCHEME = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+:/(?!/).*");
    private static final Pattern LOCALHOST = Pattern.compile("(?i)(?:.*\\.)?localhost\\.?");
    private static final int LARGEST_PORT = 65_535;

    /** Why no app may have it. */
    public enum Fault {
        /** It is no whole address. */
        MALFORMED,
        TOO_LONG,
        /** It has one, and what a person is sent back with would stand behind it. */
        FRAGMENT,
        /** It names a user, which hides from people where they are sent. */
        USER,
        /** Another program may answer to the name of this machine (RFC 8252 §8.3). */
        LOCALHOST,
        /** Whoever is on the way could read the code. */
        NOT_HTTPS,
        /** Its scheme does not begin with a domain of the app's maker, so that anybody's may be called so. */
        SCHEME
    }

    /** Reads one as an operator types it; empty if no app may have it. */
    public static Optional<RedirectUri> parse(String typed) {
        return fault(typed).isEmpty() ? Optional.of(new RedirectUri(typed)) : Optional.empty();
    }

    /** What is wrong with what an operator typed; empty if nothing is. */
    public static Optional<Fault> fault(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        try {
            return PRINTABLE.matcher(typed).matches() ? fault(typed, new URI(typed)) : Optional.of(Fault.MALFORMED);
        } catch (URISyntaxException notOne) {
            return Optional.of(Fault.MALFORMED);
        }
    }

    private static Optional<Fault> fault(String typed, URI uri) {
        if (uri.getRawFragment() != null) {
            return Optional.of(Fault.FRAGMENT);
        }
        if (Optional.ofNullable(uri.getRawAuthority()).orElse("").contains("@")) {
            return Optional.of(Fault.USER);
        }
        return switch (Optional.ofNullable(uri.getScheme()).orElse("")) {
            case "https" -> web(uri);
            case "http" -> isLoopback(typed) ? Optional.empty() : Optional.of(plain(uri));
            case "" -> Optional.of(Fault.MALFORMED);
            default -> OWN_SCHEME.matcher(typed).matches() ? Optional.empty() : Optional.of(Fault.SCHEME);
        };
    }

    private static Optional<Fault> web(URI uri) {
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
            return Optional.of(Fault.MALFORMED);
        }
        return isThisMachine(uri.getHost()) ? Optional.of(Fault.LOCALHOST) : Optional.empty();
    }

    private static Fault plain(URI uri) {
        if (uri.getHost() == null
                || uri.getHost().equals("127.0.0.1")
                || uri.getHost().equals("[::1]")) {
            return Fault.MALFORMED;
        }
        return isThisMachine(uri.getHost()) ? Fault.LOCALHOST : Fault.NOT_HTTPS;
    }

    /** All names below it are names of it, too (RFC 6761 §6.3). */
    private static boolean isThisMachine(String host) {
        return LOCALHOST.matcher(host).matches();
    }

    private static boolean isLoopback(String text) {
        Matcher loopback = LOOPBACK.matcher(text);
        return loopback.matches() && isPort(loopback.group(2));
    }

    private static boolean isPort(String port) {
        return port == null || Integer.parseInt(port) <= LARGEST_PORT;
    }

    /** Whether it is an app on the person's own device that is returned to. */
    public boolean isOnDevice() {
        return !text.startsWith("https:");
    }

    /** Whether it leads to an app on a device by a scheme of that app's own. */
    public boolean hasOwnScheme() {
        return OWN_SCHEME.matcher(text).matches();
    }

    /** Whether it is what was requested: letter by letter (S-120), but for the port on the app's own machine. */
    public boolean matches(String requested) {
        Matcher own = LOOPBACK.matcher(text);
        Matcher other = LOOPBACK.matcher(requested);
        if (own.matches()
                && other.matches()
                && isLoopback(requested)
                && PRINTABLE.matcher(requested).matches()) {
            return own.group(1).equals(other.group(1)) && path(own).equals(path(other));
        }
        return text.equals(requested);
    }

    private static String path(Matcher loopback) {
        return Optional.ofNullable(loopback.group(3)).orElse("");
    }

    @Override
    public String toString() {
        return text;
    }
}
