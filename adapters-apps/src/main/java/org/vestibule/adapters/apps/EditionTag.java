package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.domain.addressbook.Edition;

/** Tells by headers from which edition of an address book an app has made another, or which it knows (RFC 9110 §13.1). */
final class EditionTag {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    private EditionTag() {}

    /** As an app is told it: a strong one, for it is kept to the letter. */
    static String of(Edition edition) {
        return "\"" + edition.tag() + "\"";
    }

    /** Whether the app knows it. */
    static boolean isKnown(HttpServletRequest request, Edition edition) {
        String tags = String.join(",", Collections.list(request.getHeaders(IF_NONE_MATCH)));
        return tags.strip().equals(ANY)
                || TAG.matcher(tags).results().map(found -> tag(found)).anyMatch(edition.tag()::equals);
    }

    private static String tag(MatchResult found) {
        return found.group(2);
    }

    /** What another is made of; empty if there is to be none yet. One of both has to be said. */
    static Optional<Edition> past(HttpServletRequest request) throws Refused {
        List<String> match = Collections.list(request.getHeaders(IF_MATCH));
        List<String> noneMatch = Collections.list(request.getHeaders(IF_NONE_MATCH));
        if (match.isEmpty() && noneMatch.isEmpty()) {
            throw new Refused(ApiRefusals.preconditionMissing());
        }
        if (match.isEmpty() && noneMatch.equals(List.of(ANY))) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(match.isEmpty() ? "" : match.get(0));
        if (!noneMatch.isEmpty() || match.size() > 1 || !tag.matches()) {
            throw new Refused(Refusal.malformed("If-Match has to be one ETag, or else If-None-Match *"));
        }
        // A weak one is none of ours, and so is never there.
        return Optional.of(new Edition(tag.group(1) == null ? tag.group(2) : match.get(0)));
    }
}
