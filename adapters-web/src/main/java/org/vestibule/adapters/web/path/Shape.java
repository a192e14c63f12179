package org.vestibule.adapters.web.path;

import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/** What the paths look like that one row of the route table answers. All there are stand in {@link Paths}. */
public abstract sealed class Shape {

    private final String pattern;

    private Shape(String pattern) {
        this.pattern = pattern;
    }

    /** As a row has it, with a name in braces for each segment that differs. */
    public final String pattern() {
        return pattern;
    }

    @Override
    public final String toString() {
        return pattern;
    }

    /** A path that can be opened. */
    public static final class Fixed extends Shape implements Path {
        Fixed(String path) {
            super(path);
        }
    }

    /** A path that takes forms and can not be opened, so that no link and no redirect leads there. */
    public static final class Sent extends Shape {
        Sent(String path) {
            super(path);
        }
    }

    /** The page that a mailed link opens. */
    public static final class OfLink extends Shape {
        OfLink(String pattern) {
            super(pattern);
        }

        public Path of(BearerToken link) {
            return Address.of(pattern().replace("{token}", link.text()));
        }
    }

    /** Where apps send people, with what they ask for. */
    public static final class OfApp extends Shape {
        OfApp(String path) {
            super(path);
        }

        /** The same as the app asked it, letter by letter. */
        public Path of(AppQuery query) {
            return Address.of(pattern() + "?" + query.text());
        }
    }

    /** The page on which a request of an app, or of a device, is answered. */
    public static final class OfRequest extends Shape {
        OfRequest(String pattern) {
            super(pattern);
        }

        public Path of(UUID request) {
            return Address.of(pattern().replace("{request}", request.toString()));
        }
    }

    /** What is done about an app that somebody let in. */
    public static final class OfClient extends Shape {
        OfClient(String pattern) {
            super(pattern);
        }

        public Path of(ClientId client) {
            return Address.of(pattern().replace("{client}", client.toString()));
        }
    }

    /** A page of a team. */
    public static final class OfTeam extends Shape {
        OfTeam(String pattern) {
            super(pattern);
        }

        public Path of(TeamId team) {
            return Address.of(pattern().replace("{team}", team.toString()));
        }
    }

    /** A page of a computer of a team. */
    public static final class OfComputer extends Shape {
        OfComputer(String pattern) {
            super(pattern);
        }

        public Path of(TeamId team, ComputerId computer) {
            return Address.of(pattern().replace("{team}", team.toString()).replace("{computer}", computer.toString()));
        }
    }

    /** A page of a member of a team. */
    public static final class OfMember extends Shape {
        OfMember(String pattern) {
            super(pattern);
        }

        public Path of(TeamId team, AccountId account) {
            return Address.of(pattern().replace("{team}", team.toString()).replace("{account}", account.toString()));
        }
    }
}
