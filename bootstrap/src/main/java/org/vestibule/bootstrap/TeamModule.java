package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.handover.SetOwner;
import org.vestibule.application.handover.WithdrawOffer;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeams;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.RenameTeam;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;

/** Teams as a whole: making, entering, handing over and ending them; made by their constructors. */
@Module
interface TeamModule {
    @Provides
    static CreateTeam createTeam(
            Teams teams,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        return new CreateTeam(teams, subscriptions, credentials, trail, transactions, clock, random);
    }

    @Provides
    static FindTeam findTeam(Teams teams) {
        return new FindTeam(teams);
    }

    @Provides
    static ListTeams listTeams(Teams teams) {
        return new ListTeams(teams);
    }

    @Provides
    static ListMyTeams listMyTeams(Memberships memberships, Policies policies, Clock clock) {
        return new ListMyTeams(memberships, policies, clock);
    }

    @Provides
    static EnterTeam enterTeam(Memberships memberships, Policies policies, Clock clock) {
        return new EnterTeam(memberships, policies, clock);
    }

    @Provides
    static RenameTeam renameTeam(EnterTeam enterTeam, Teams teams, AuditTrail trail, Transactions transactions) {
        return new RenameTeam(enterTeam, teams, trail, transactions);
    }

    @Provides
    static DeleteTeam deleteTeam(EnterTeam enterTeam, Teams teams, AuditTrail trail, Transactions transactions) {
        return new DeleteTeam(enterTeam, teams, trail, transactions);
    }

    @Provides
    static OfferTeam offerTeam(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions) {
        return new OfferTeam(enterTeam, teams, memberships, outbox, links, trail, transactions);
    }

    @Provides
    static WithdrawOffer withdrawOffer(EnterTeam enterTeam, Teams teams, AuditTrail trail, Transactions transactions) {
        return new WithdrawOffer(enterTeam, teams, trail, transactions);
    }

    @Provides
    static AcceptTeam acceptTeam(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new AcceptTeam(
                enterTeam, teams, memberships, policies, credentials, outbox, links, trail, transactions, clock);
    }

    @Provides
    static SetOwner setOwner(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SetOwner(teams, memberships, policies, credentials, trail, transactions, clock);
    }
}
