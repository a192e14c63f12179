package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.MandateGuard;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.TellMembers;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.DisableObjections;

/** What teams have subscribed to and require, and who is told of it; made by their constructors. */
@Module
interface MandateModule {
    @Provides
    static SetSubscription setSubscription(
            Subscriptions subscriptions, AuditTrail trail, Transactions transactions, Clock clock) {
        return new SetSubscription(subscriptions, trail, transactions, clock);
    }

    @Provides
    static ViewPolicy viewPolicy(Memberships memberships, Policies policies, Clock clock) {
        return new ViewPolicy(memberships, policies, clock);
    }

    @Provides
    static PreviewPolicy previewPolicy(Memberships memberships, Policies policies, Clock clock) {
        return new PreviewPolicy(memberships, policies, clock);
    }

    @Provides
    static SetPolicy setPolicy(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SetPolicy(enterTeam, teams, memberships, policies, credentials, trail, transactions, clock);
    }

    @Provides
    static CheckCompliance checkCompliance(Memberships memberships, Policies policies, Clock clock) {
        return new CheckCompliance(memberships, policies, clock);
    }

    @Provides
    static RemindMembers remindMembers(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new RemindMembers(enterTeam, teams, memberships, outbox, links, trail, transactions, clock);
    }

    @Provides
    static TellMembers tellMembers(
            MandateWatch watch,
            Policies policies,
            Outbox outbox,
            PortalLinks links,
            Transactions transactions,
            Clock clock) {
        return new TellMembers(watch, policies, outbox, links, transactions, clock);
    }

    @Provides
    static DisableObjections disableObjections(ListMyTeams myTeams) {
        return new MandateGuard(myTeams);
    }
}
