package org.vestibule.bootstrap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TotpKey;

/**
 * People and teams to look around with (PRODUCT G), made by the use cases that make all others. One team gives its
 * members three days; as nobody in it can be late yet, a second one required it at once, and withholds itself from the
 * User. All secrets are random and known to nobody but the reader of the table.
 */
final class Demo {

    static final String TEAM = "Demo team";
    static final String STRICT_TEAM = "Strict demo team";

    private static final int DAYS_OF_GRACE = 3;
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Terms TERMS = new Terms(Plan.ENTERPRISE, true);
    private static final Origin HERE = new Origin("127.0.0.1", "vestibule serve --demo");

    private final Capabilities useCases;
    private final boolean embedded;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param embedded whether the database is the program's own */
    Demo(Capabilities useCases, boolean embedded, Clock clock, RandomGenerator random) {
        this.useCases = useCases;
        this.embedded = embedded;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Somebody of the demo.
     *
     * @param state how they stand, for people to read
     * @param enrolment if their 2-step verification is on
     */
    record Guest(String role, Account account, DemoPassword password, String state, Optional<Enrolment> enrolment) {}

    /** What only they have who turned 2-step verification on. */
    record Enrolment(TotpKey key, List<BackupCode> codes) {}

    /**
     * Makes it.
     *
     * @return who is in it; empty if it was there already, and nothing was made
     * @throws SettingsProblem if the database is somebody's who has other plans with it
     */
    Optional<List<Guest>> make() {
        if (useCases.account().findAccount().find(email("owner")).isPresent()) {
            return Optional.empty();
        }
        if (!embedded && hasAccounts()) {
            throw new SettingsProblem(List.of("serve --demo fills empty databases only, and the one at"
                    + " vestibule.database.url has accounts already."));
        }
        Guest owner = enrolled("Owner", "Olive Owner");
        Guest admin = enrolled("Admin", "Adam Admin");
        Guest manager = guest("Manager", "Mia Manager", "due in " + DAYS_OF_GRACE + " days");
        Guest user = guest("User", "Uma User", "due, and suspended in \"" + STRICT_TEAM + "\"");
        Guest technician = guest("Technician", "Theo Technician", "due in " + DAYS_OF_GRACE + " days");
        Team team = team(TEAM, owner);
        add(team, admin, Role.ADMIN, false);
        add(team, manager, Role.MANAGER, false);
        add(team, user, Role.USER, false);
        add(team, technician, Role.USER, true);
        require(team, Optional.of(LocalDate.ofInstant(clock.instant(), ZONE).plusDays(DAYS_OF_GRACE)));
        Team strict = team(STRICT_TEAM, owner);
        add(strict, admin, Role.ADMIN, false);
        add(strict, user, Role.USER, false);
        require(strict, Optional.empty());
        return Optional.of(List.of(owner, admin, manager, user, technician));
    }

    private boolean hasAccounts() {
        AtomicBoolean any = new AtomicBoolean();
        useCases.account().listAccounts().forEach(Optional.empty(), account -> {
            any.set(true);
            return false;
        });
        return any.get();
    }

    private Guest guest(String role, String name, String state) {
        DemoPassword password = DemoPassword.make(random);
        PersonName called = PersonName.parse(name).orElseThrow();
        var created = (CreateAccount.Created)
                useCases.account().createAccount().create(email(role), called, Optional.of(password.password()));
        return new Guest(role, created.account(), password, state, Optional.empty());
    }

    /** Somebody who goes through the pages' own steps, and leaves no session behind. */
    private Guest enrolled(String role, String name) {
        Guest guest = guest(role, name, "on");
        var begun = (SignIn.SignedInNow) useCases.signIn()
                .signIn()
                .signIn(guest.account().email(), guest.password().password(), List.of(), Optional.empty(), HERE);
        SignedIn person = resume(begun.begun().session());
        TotpKey key = ((OfferKey.Offer) useCases.twoStep().offerKey().offer(person)).key();
        var enabled = (EnableTwoStepVerification.Enabled) useCases.twoStep()
                .enableTwoStepVerification()
                .enable(person, guest.password().password(), DemoPhone.code(key, clock.instant()), HERE);
        SignedIn renewed = resume(enabled.session());
        useCases.twoStep().noteCodesSeen().note(renewed, HERE); // whoever starts the demo sees them
        useCases.session().signOut().signOut(renewed, Optional.empty(), HERE);
        Enrolment enrolment = new Enrolment(key, enabled.backupCodes());
        return new Guest(role, guest.account(), guest.password(), guest.state(), Optional.of(enrolment));
    }

    private SignedIn resume(BearerToken session) {
        return ((ResumeSession.Live) useCases.session().resumeSession().resume(session)).signedIn();
    }

    private Team team(String name, Guest owner) {
        return useCases.team().createTeam().create(TeamName.parse(name).orElseThrow(), owner.account(), TERMS, ZONE);
    }

    private void add(Team team, Guest guest, Role role, boolean technician) {
        TeamChange change =
                useCases.member().addMember().add(team, guest.account().id(), role, technician);
        if (change != TeamChange.DONE) {
            throw new IllegalStateException("Not added: " + guest.role() + ", " + change);
        }
    }

    private void require(Team team, Optional<LocalDate> from) {
        SetPolicy.Result result =
                useCases.mandate().setPolicy().set(Authority.OPERATOR, team.id(), Mandate.EVERYONE, from);
        if (!(result instanceof SetPolicy.Done)) {
            throw new IllegalStateException("Not required: " + result);
        }
    }

    private static EmailAddress email(String role) {
        return EmailAddress.parse(role.toLowerCase(Locale.ROOT) + "@demo.example")
                .orElseThrow();
    }
}
