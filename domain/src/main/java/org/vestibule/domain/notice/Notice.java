package org.vestibule.domain.notice;

import java.net.URI;
import java.util.List;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;

/**
 * A mail to be sent.
 *
 * @param account whom it is about; {@link AccountId#NOBODY} where there is no account yet
 * @param link where it asks its reader to go; may hold a secret, so it is never logged
 * @param details what its text leaves open, such as a number, in the order of its places; one line each
 */
public record Notice(AccountId account, Kind kind, EmailAddress to, URI link, List<String> details) {

    /** What it says. */
    public enum Kind {
        /** The link that opens the page for name and password. */
        SIGN_UP,
        /** Somebody asked to sign up with an address that has an account. */
        SIGN_UP_KNOWN,
        /** An operator made an account; the link sets its password. When. */
        ACCOUNT_CREATED,
        /** The link that sets a new password, as somebody asked. When, browser, address. */
        PASSWORD_RESET,
        /** Somebody asked for such a link with an address that nobody signs in with. When, browser, address. */
        PASSWORD_RESET_UNKNOWN,
        /** Too many wrong second steps from unknown browsers: the password no longer counts there; the link sets another. */
        PASSWORD_BURNED,
        /** The right password was given, and the second step not taken in time. When, browser, address. */
        SIGN_IN_UNFINISHED,
        /** The same, several times. When, browser, address of the latest; how many times, from how many addresses. */
        SIGN_INS_UNFINISHED,
        /** Somebody signed in from a browser that was not known. When, browser, address. */
        NEW_BROWSER,
        /** Its reader said of something that it was not them: the password stopped working; the link sets another. */
        NOT_ME_REPORTED,
        /** A new password was set. When, browser, address. */
        PASSWORD_CHANGED,
        /** 2-step verification was turned on; the link undoes it. */
        TWO_STEP_ENABLED,
        /** It was turned off, with full proof. When, browser, address. */
        TWO_STEP_DISABLED,
        /** It was taken back by the link in the mail of its enabling. */
        TWO_STEP_DISOWNED,
        /** An operator took it off. When. */
        TWO_STEP_RESET,
        /** Another device was bound. When, browser, address. */
        DEVICE_CHANGED,
        /** New backup codes were made. When, browser, address. */
        BACKUP_CODES_RENEWED,
        /** A backup code was used. When, browser, address; so many are left. */
        BACKUP_CODE_USED,
        /** The use of one has left few. When, browser, address; so many. */
        BACKUP_CODES_FEW,
        /** The use of one has left none. When, browser, address. */
        BACKUP_CODES_NONE,
        /** A backup was restored, so the link is needed beside a backup code. When, browser, address. */
        BACKUP_CODES_HELD,
        /** 100 wrong codes in a row: the authenticator is off. */
        AUTHENTICATOR_DISABLED,
        /** 100 wrong backup codes in a row: they are off. */
        BACKUP_CODES_DISABLED,
        /** Its reader let an app in on a device; the link ends that. When, browser, address; the app. */
        APP_CONNECTED,
        /** Its reader let a computer into a team; the link ends that. When, browser, address; the app, computer, team. */
        COMPUTER_LICENSED,
        /** A computer that its reader let in was removed from a team. Computer, team, when, by whom. */
        COMPUTER_REMOVED,
        /** Whoever let a computer in says that it was not them, so it was removed; to them and the Owner. Computer, team, when, who. */
        COMPUTER_DISOWNED,
        /** Its token was used a second time, so it was removed. When, browser, address; the computer, the team. */
        COMPUTER_CUT_OFF,
        /** The same to the Owner, where whoever let it in has left. */
        COMPUTER_CUT_OFF_TO_OWNER,
        /** Somebody used what an app was granted a second time, so it was ended. When, browser, address; the app. */
        APP_ENDED,
        /** An operator ended the delays that follow wrong tries. When. */
        DELAYS_CLEARED,
        /** Somebody is asked to join a team; the link opens the invitation. Team, inviter, last day of the link. */
        INVITATION,
        /** The same, to a team that requires 2-step verification of whoever joins. */
        INVITATION_WITH_TWO_STEP,
        /** A team will require 2-step verification of its reader. Team; first day without it, last in time, their zone. */
        MANDATE_ANNOUNCED,
        /** The first day is 7 days off or nearer. The same. */
        MANDATE_WEEK_BEFORE,
        /** The first day is tomorrow. The same. */
        MANDATE_DAY_BEFORE,
        /** A team is withheld from its reader. Team, day since when. */
        MANDATE_SUSPENDED,
        /** Somebody of the team reminds its reader. Team, by whom; the days, or since which. */
        MANDATE_REMINDER,
        /** The Owner offers the team to its reader. Team, by whom, when. */
        TEAM_OFFERED,
        /** The team has a new Owner; to the old one. Team, by whom, when. */
        TEAM_HANDED_OVER,
        /** An operator made its reader the Owner. Team, when, by whom. */
        MADE_OWNER,
        /** Its reader has another role, which is this. Team, when, by whom: empty for an operator. */
        MADE_ADMIN,
        /** The same. */
        MADE_MANAGER,
        /** The same. */
        MADE_USER,
        /** Its reader is a Technician. Team, when, by whom. */
        TECHNICIAN_GIVEN,
        /** Its reader is none any more. Team, when, by whom. */
        TECHNICIAN_TAKEN,
        /** Its reader was taken out of a team. Team, when, by whom. */
        MEMBER_REMOVED;

        /** How soon it has to leave. */
        public Urgency urgency() {
            return switch (this) {
                case INVITATION,
                        INVITATION_WITH_TWO_STEP,
                        TEAM_OFFERED,
                        TEAM_HANDED_OVER,
                        MADE_OWNER,
                        MADE_ADMIN,
                        MADE_MANAGER,
                        MADE_USER,
                        TECHNICIAN_GIVEN,
                        TECHNICIAN_TAKEN,
                        MEMBER_REMOVED,
                        COMPUTER_REMOVED -> Urgency.SOON;
                case MANDATE_ANNOUNCED, MANDATE_WEEK_BEFORE, MANDATE_DAY_BEFORE, MANDATE_SUSPENDED, MANDATE_REMINDER ->
                    Urgency.BULK;
                default -> Urgency.AWAITED;
            };
        }
    }

    /** How soon a mail has to leave, the most urgent first. */
    public enum Urgency {
        /** Somebody sits there and waits for it, or must know before more is done to their account. */
        AWAITED,
        /** What others did in a team: up to 250 at once. */
        SOON,
        /** It goes to each member of a team, however large. */
        BULK
    }

    /** One with these details, if its text leaves anything open. */
    public static Notice of(AccountId account, Kind kind, EmailAddress to, URI link, String... details) {
        return new Notice(account, kind, to, link, List.of(details));
    }

    @Override
    public String toString() {
        return "Notice[" + kind + "]";
    }
}
