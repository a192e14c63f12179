package org.vestibule.domain.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an app has people sent back to, as registered: HTTPS, a port of the app's own machine by its number (RFC 8252
 * §7.3), or a scheme of the app's own that begins with a domain (§7.1).
 */
public record RedirectUri(String text) {

    private static final int LONGEST = 1000;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");
    private static final Pattern LOOPBACK =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::(\\d{1,5}))?(/.*)?");
    private static final Pattern OWN_SCHEME = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+:/(?!/).*");
    private static final int LARGEST_PORT = 65_535;

    /** Reads one as an operator types it; empty if no app may have it. */
    public static Optional<RedirectUri> parse(String typed) {
        if (!PRINTABLE.matcher(typed).matches()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(typed);
            boolean allowed =
                    isWeb(uri) || isLoopback(typed) || OWN_SCHEME.matcher(typed).matches();
            return allowed && uri.getRawFragment() == null && uri.getRawUserInfo() == null
                    ? Optional.of(new RedirectUri(typed))
                    : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    /** Another program may answer to the name of this machine (RFC 8252 §8.3). */
    private static boolean isWeb(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && !uri.getHost().equalsIgnoreCase("localhost");
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
