package org.vestibule.adapters.web.path;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.adapters.web.path.Shape.Fixed;
import org.vestibule.adapters.web.path.Shape.OfApp;
import org.vestibule.adapters.web.path.Shape.OfClient;
import org.vestibule.adapters.web.path.Shape.OfComputer;
import org.vestibule.adapters.web.path.Shape.OfLink;
import org.vestibule.adapters.web.path.Shape.OfMember;
import org.vestibule.adapters.web.path.Shape.OfRequest;
import org.vestibule.adapters.web.path.Shape.OfTeam;
import org.vestibule.adapters.web.path.Shape.Sent;
import org.vestibule.application.notice.Landing;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;

/**
 * The one book of paths. Rows of the route table, pages, redirects and templates take theirs from here, templates by the
 * names that stand here; those that mails lead to are written in {@link Landing}.
 */
public final class Paths {

    public static final Fixed HEALTH_LIVE = new Fixed("/health/live");
    public static final Fixed HEALTH_READY = new Fixed("/health/ready");
    public static final Fixed METRICS = new Fixed("/metrics");

    public static final Fixed SIGN_UP = new Fixed(Landing.SIGN_UP.path());
    public static final OfLink FINISH_SIGN_UP = new OfLink(Landing.FINISH_SIGN_UP.path());
    public static final Fixed FORGOTTEN_PASSWORD = new Fixed("/password/forgot");
    public static final OfLink SET_PASSWORD = new OfLink(Landing.SET_PASSWORD.path());
    public static final OfLink NOT_ME = new OfLink(Landing.NOT_ME.path());
    public static final OfLink VOUCH_FOR_CODES = new OfLink(Landing.VOUCH_FOR_CODES.path());
    public static final OfLink INVITATION = new OfLink(Landing.INVITATION.path());

    public static final Fixed SIGN_IN = new Fixed(Landing.SIGN_IN.path());
    public static final Fixed CODE = new Fixed("/sign-in/code");
    public static final Fixed BACKUP_CODE = new Fixed("/sign-in/backup-code");
    public static final Fixed NO_WAY_IN = new Fixed("/sign-in/no-way-in");
    public static final Fixed NEW_PASSWORD = new Fixed("/sign-in/new-password");
    public static final Sent SIGN_OUT = new Sent("/sign-out");

    public static final Fixed HOME = new Fixed(Landing.HOME.path());

    public static final Fixed SECURITY = new Fixed(Landing.SECURITY.path());
    public static final Fixed ENABLE = new Fixed(Landing.ENABLE.path());
    public static final Fixed CHANGE_DEVICE = new Fixed("/security/two-step/change-device");
    public static final Fixed CONFIRM_DEVICE = new Fixed("/security/two-step/change-device/confirm");
    public static final Fixed DISABLE = new Fixed("/security/two-step/disable");
    public static final Fixed NEW_CODES = new Fixed("/security/backup-codes");
    public static final Fixed CHECK_CODES = new Fixed("/security/backup-codes/check");
    public static final Sent SKIP_CODES = new Sent("/security/backup-codes/skip");

    public static final OfApp AUTHORIZE = new OfApp("/oauth2/authorize");
    public static final OfApp LOGOUT = new OfApp("/oauth2/logout");
    public static final OfRequest CONSENT = new OfRequest("/oauth2/consent/{request}");
    public static final Fixed DEVICE = new Fixed("/device");
    public static final OfRequest CONNECT = new OfRequest("/device/{request}");
    public static final Fixed CONNECTED_APPS = new Fixed("/security/apps");
    public static final OfClient DISCONNECT = new OfClient("/security/apps/{client}/disconnect");

    public static final OfTeam TEAM = new OfTeam("/teams/{team}");
    public static final OfTeam LEAVE = new OfTeam("/teams/{team}/leave");
    public static final OfTeam ACCEPT_OFFER = new OfTeam("/teams/{team}/offer/accept");
    public static final OfTeam WITHDRAW_OFFER = new OfTeam("/teams/{team}/offer/withdraw");

    public static final OfTeam PEOPLE = new OfTeam("/teams/{team}/people");
    public static final OfTeam PEOPLE_CSV = new OfTeam("/teams/{team}/people.csv");
    public static final OfTeam REMIND_ALL = new OfTeam("/teams/{team}/people/remind");
    public static final OfTeam INVITE = new OfTeam("/teams/{team}/people/invite");
    public static final OfTeam INVITATIONS = new OfTeam("/teams/{team}/people/invitations");
    public static final OfTeam RESEND = new OfTeam("/teams/{team}/people/invitations/resend");
    public static final OfTeam REVOKE = new OfTeam("/teams/{team}/people/invitations/revoke");

    public static final OfMember MEMBER = new OfMember("/teams/{team}/people/{account}");
    public static final OfMember REMIND = new OfMember("/teams/{team}/people/{account}/remind");
    public static final OfMember ROLE = new OfMember("/teams/{team}/people/{account}/role");
    public static final OfMember TECHNICIAN = new OfMember("/teams/{team}/people/{account}/technician");
    public static final OfMember REMOVE = new OfMember("/teams/{team}/people/{account}/remove");
    public static final OfMember OFFER = new OfMember("/teams/{team}/people/{account}/offer");

    public static final OfTeam COMPUTERS = new OfTeam("/teams/{team}/computers");
    public static final OfTeam ADD_COMPUTER = new OfTeam("/teams/{team}/computers/add");
    public static final OfComputer COMPUTER = new OfComputer("/teams/{team}/computers/{computer}");
    public static final OfComputer RENAME_COMPUTER = new OfComputer("/teams/{team}/computers/{computer}/rename");
    public static final OfComputer REMOVE_COMPUTER = new OfComputer("/teams/{team}/computers/{computer}/remove");

    public static final OfTeam GENERAL = new OfTeam("/teams/{team}/general");
    public static final OfTeam PREVIEW = new OfTeam("/teams/{team}/general/preview");
    public static final OfTeam RULE = new OfTeam("/teams/{team}/general/rule");
    public static final OfTeam LICENSING = new OfTeam("/teams/{team}/general/computers");
    public static final OfTeam RENAME = new OfTeam("/teams/{team}/rename");
    public static final OfTeam DELETE = new OfTeam("/teams/{team}/delete");

    /** Below it lie the static files, which need no row. */
    public static final String ASSETS = "/assets/";

    /** Below it machines ask how a node is. */
    private static final String HEALTH = "/health/";

    private static final Map<String, Shape> ALL = Stream.of(Paths.class.getFields())
            .filter(field -> Shape.class.isAssignableFrom(field.getType()))
            .collect(Collectors.toUnmodifiableMap(Field::getName, Paths::shape));

    private Paths() {}

    /** All shapes by their names. */
    public static Map<String, Shape> all() {
        return ALL;
    }

    /** Whether machines ask there how a node is. */
    public static boolean tellsHealth(String path) {
        return path.startsWith(HEALTH) || path.equals(METRICS.pattern());
    }

    /** The paths that are the same for everybody, by their names. */
    public static Map<String, Shape> fixed() {
        Map<String, Shape> fixed = new HashMap<>(named(Fixed.class, one -> one));
        fixed.putAll(named(Sent.class, one -> one));
        return Map.copyOf(fixed);
    }

    /** Those of a team. */
    public static Map<String, Path> of(TeamId team) {
        return named(OfTeam.class, one -> one.of(team));
    }

    /** Those of a member of a team. */
    public static Map<String, Path> of(TeamId team, AccountId account) {
        return named(OfMember.class, one -> one.of(team, account));
    }

    private static <S extends Shape, T> Map<String, T> named(Class<S> kind, Function<S, T> path) {
        return ALL.entrySet().stream()
                .filter(one -> kind.isInstance(one.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> path.apply(kind.cast(one.getValue()))));
    }

    private static Shape shape(Field field) {
        try {
            return (Shape) field.get(null);
        } catch (IllegalAccessException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
