package org.vestibule.domain.audit;

import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;

/**
 * Something that happened to an account, or to a team and in it to an account. Names people by id only: where it came
 * from stands apart and is dropped sooner.
 *
 * @param account whom it happened to; the Owner if to a team as such; {@link AccountId#NOBODY} for an address that
 *     nobody holds, and for the portal itself
 * @param team the team that it happened in; empty for what concerns the account alone
 * @param by which other member of the team did it; empty if it was not one
 */
public record Event(
        AccountId account, Optional<TeamId> team, Fact fact, Actor actor, Optional<AccountId> by, Origin origin) {

    /** Done in the portal by whoever holds the browser. */
    public static Event of(AccountId account, Fact fact, Origin origin) {
        return new Event(account, Optional.empty(), fact, Actor.HOLDER, Optional.empty(), origin);
    }

    /** Done on the command line by the operator. */
    public static Event byOperator(AccountId account, Fact fact) {
        return new Event(account, Optional.empty(), fact, Actor.OPERATOR, Optional.empty(), Origin.COMMAND_LINE);
    }

    /** Done on the command line by the operator to a member of a team, or by way of its Owner to the team. */
    public static Event byOperator(TeamId team, AccountId account, Fact fact) {
        return new Event(account, Optional.of(team), fact, Actor.OPERATOR, Optional.empty(), Origin.COMMAND_LINE);
    }

    /** Done by the portal itself, to nobody in particular. */
    public static Event byPortal(Fact fact) {
        return byPortal(AccountId.NOBODY, fact);
    }

    /** Done by the portal itself. */
    public static Event byPortal(AccountId account, Fact fact) {
        return new Event(account, Optional.empty(), fact, Actor.PORTAL, Optional.empty(), Origin.PORTAL);
    }

    /** Done by a computer of a team, which somebody let in. */
    public static Event byComputer(TeamId team, AccountId licenser, Fact fact, Origin origin) {
        return new Event(licenser, Optional.of(team), fact, Actor.PORTAL, Optional.empty(), origin);
    }

    /** Done in the portal by a member of a team to themselves or another, or by way of its Owner to the team. */
    public static Event byMember(TeamId team, AccountId member, AccountId account, Fact fact, Origin origin) {
        boolean self = member.equals(account);
        Actor actor = self ? Actor.HOLDER : Actor.MEMBER;
        Optional<AccountId> by = self ? Optional.empty() : Optional.of(member);
        return new Event(account, Optional.of(team), fact, actor, by, origin);
    }

    /** Which kind of thing happened. */
    public Kind kind() {
        return fact.kind();
    }

    /** Who did it. */
    public enum Actor {
        HOLDER,
        /** Another member of the team. */
        MEMBER,
        OPERATOR,
        /** Nobody: the portal itself, by what it saw. */
        PORTAL
    }

    /** What happened; the names are what is stored and exported, so they never change. */
    public enum Kind {
        ACCOUNT_CREATED,
        PASSWORD_ACCEPTED,
        PASSWORD_REFUSED,
        SIGNED_IN_WITH_PASSWORD,
        SIGNED_IN_WITH_CODE,
        SIGNED_IN_WITH_BACKUP_CODE,
        CODE_REFUSED,
        CODE_REPLAYED,
        BACKUP_CODE_REFUSED,
        BACKUP_CODE_REPLAYED,
        SECOND_STEP_ACCEPTED,
        SIGN_IN_ENDED,
        SIGNED_OUT,
        TWO_STEP_ENABLED,
        TWO_STEP_DISABLED,
        TWO_STEP_DISOWNED,
        TWO_STEP_RESET,
        DEVICE_CHANGED,
        BACKUP_CODES_RENEWED,
        AUTHENTICATOR_DISABLED,
        BACKUP_CODES_DISABLED,
        PASSWORD_MAIL_REQUESTED,
        PASSWORD_BURNED,
        PASSWORD_CHANGED,
        NOT_ME_REPORTED,
        BACKUP_CODES_SEEN,
        BACKUP_CODES_SAVED,
        BACKUP_CODES_VOUCHED_FOR,
        DELAYS_CLEARED,
        FENCE_MOVED,
        TEAM_CREATED,
        MEMBER_ADDED,
        MEMBER_REMOVED,
        ROLE_SET,
        TECHNICIAN_GIVEN,
        TECHNICIAN_TAKEN,
        OWNER_SET,
        SUBSCRIPTION_SET,
        POLICY_SET,
        PROOF_GIVEN,
        TEAM_RENAMED,
        TEAM_DELETED,
        TEAM_OFFERED,
        TEAM_OFFER_WITHDRAWN,
        MEMBER_LEFT,
        MEMBER_JOINED,
        MEMBER_REMINDED,
        PERSON_INVITED,
        INVITATION_RESENT,
        INVITATION_REVOKED,
        DATA_KEY_MADE,
        DATA_KEY_REMOVED,
        MASTER_KEY_CHANGE_BEGUN,
        MASTER_KEY_CHANGED,
        MAIL_REFUSED,
        MAIL_GIVEN_UP,
        MAIL_DROPPED,
        APP_ALLOWED,
        APP_REFUSED,
        APP_DISCONNECTED,
        APP_REVOKED,
        APP_CODE_REPLAYED,
        APP_REFRESH_REPEATED,
        APP_REFRESH_REPLAYED,
        CLIENT_CREATED,
        CLIENT_CHANGED,
        CLIENT_SECRET_ROTATED,
        CLIENT_DELETED,
        SIGNING_KEY_ROTATED,
        APP_DISOWNED,
        COMPUTER_LICENSED,
        COMPUTER_RENAMED,
        COMPUTER_REMOVED,
        COMPUTER_DISOWNED,
        COMPUTER_REFRESH_REPEATED,
        COMPUTER_REFRESH_REPLAYED,
        LICENSING_SET,
        APP_LOGGED_OUT,
        APP_LOGOUT_UNTOLD
    }
}
