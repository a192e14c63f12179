package org.vestibule.adapters.web.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * A path with named segments: {@code {token}} takes any text, all others an id, and a path in
 * whose place something else stands is none of the portal's.
 */
record PathPattern(String path, List<String> names, Pattern shape) {

    private static final Pattern SEGMENT = Pattern.compile("\\{(\\w+)}");
    private static final String TEXT = "[^/]+";
    private static final String ID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    static PathPattern of(String path) {
        StringBuilder shape = new StringBuilder();
        int end = 0;
        List<MatchResult> segments = SEGMENT.matcher(path).results().toList();
        for (MatchResult segment : segments) {
            String name = segment.group(1);
            shape.append(Pattern.quote(path.substring(end, segment.start())))
                    .append("(?<" + name + ">" + syntax(name) + ")");
            end = segment.end();
        }
        shape.append(Pattern.quote(path.substring(end)));
        List<String> names = segments.stream().map(segment -> segment.group(1)).toList();
        return new PathPattern(path, names, Pattern.compile(shape.toString()));
    }

    private static String syntax(String name) {
        return switch (name) {
            case "token" -> TEXT;
            case "team", "account", "computer", "request", "client" -> ID;
            default -> throw new IllegalArgumentException("No segment has the name " + name);
        };
    }

    /** What stands in the place of each segment, if a path is of this pattern. */
    Optional<Segments> match(String requested) {
        Matcher matcher = shape.matcher(requested);
        return matcher.matches()
                ? Optional.of(new Segments(
                        text(matcher, "token").flatMap(BearerToken::parse),
                        text(matcher, "team").map(UUID::fromString).map(TeamId::new),
                        text(matcher, "account").map(UUID::fromString).map(AccountId::new),
                        text(matcher, "computer").map(UUID::fromString).map(ComputerId::new),
                        text(matcher, "request").map(UUID::fromString),
                        text(matcher, "client").map(UUID::fromString).map(ClientId::new)))
                : Optional.empty();
    }

    private Optional<String> text(Matcher matcher, String name) {
        return names.contains(name) ? Optional.of(matcher.group(name)) : Optional.empty();
    }
}
