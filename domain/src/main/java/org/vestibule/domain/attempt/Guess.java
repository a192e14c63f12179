package org.vestibule.domain.attempt;

/** What may be tried only so often, each with counters of its own: guessing one never delays another (L-03). */
public enum Guess {
    PASSWORD(Schedule.GUESSES),
    /** Any password, from one network address. */
    PASSWORD_FROM_ADDRESS(Schedule.ADDRESS),
    CODE(Schedule.GUESSES),
    BACKUP_CODE(Schedule.GUESSES),
    /** Codes without a right one among them, whoever types them; then the authenticator is off (S-028). */
    CODE_IN_A_ROW(Schedule.atMost(100)),
    /** The same for a set of backup codes. */
    BACKUP_CODE_IN_A_ROW(Schedule.atMost(100)),
    /** Backup codes typed back as proof that they are saved: by whoever has a session, so they never end in a row. */
    BACKUP_CODE_TYPED_BACK(Schedule.GUESSES),
    /** Second steps of either kind that were never completed: whoever takes them knows the password, which is burned then. */
    SECOND_STEP(Schedule.SECOND_STEPS),
    /** Asking for a sign-up mail to an address. */
    SIGN_UP_MAIL(Schedule.SIGN_UP_MAILS),
    /** Asking for a mail to an address with a link that sets a password. */
    PASSWORD_MAIL(Schedule.PASSWORD_MAILS),
    /** Telling the holder of an account that somebody signed in, by the password alone, from a browser not known. */
    NEW_BROWSER_MAIL(Schedule.SIGN_UP_MAILS),
    /** Telling the holder of an account that somebody did not finish a sign-in. */
    UNFINISHED_MAIL(Schedule.UNFINISHED_MAILS),
    /** The code that a device shows, by whoever has signed in. */
    DEVICE_CODE(Schedule.GUESSES),
    /** The same from one network address, whoever they are. */
    DEVICE_CODE_FROM_ADDRESS(Schedule.ADDRESS),
    /** Letting a device wait, from one network address. */
    DEVICE_FROM_ADDRESS(Schedule.MAILS_FROM_ADDRESS),
    /** Asking for any mail by a form that anybody may send, from one network address. */
    MAIL_FROM_ADDRESS(Schedule.MAILS_FROM_ADDRESS);

    private final Schedule schedule;

    Guess(Schedule schedule) {
        this.schedule = schedule;
    }

    public Schedule schedule() {
        return schedule;
    }
}
