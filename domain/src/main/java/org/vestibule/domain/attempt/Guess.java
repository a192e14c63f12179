package org.vestibule.domain.attempt;

/** What may be tried only so often, each with counters of its own: guessing one never delays another (L-03). */
public enum Guess {
    PASSWORD(Schedule.GUESSES),
    CODE(Schedule.GUESSES),
    BACKUP_CODE(Schedule.GUESSES),
    /** Asking for a mail to an address. */
    MAIL(Schedule.MAILS);

    private final Schedule schedule;

    Guess(Schedule schedule) {
        this.schedule = schedule;
    }

    public Schedule schedule() {
        return schedule;
    }
}
