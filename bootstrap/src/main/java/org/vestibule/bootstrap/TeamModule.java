package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.AddMember;
import org.vestibule.application.team.CheckCompliance;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeams;
import org.vestibule.application.team.MandateGuard;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.PreviewPolicy;
import org.vestibule.application.team.RemoveMember;
import org.vestibule.application.team.SetOwner;
import org.vestibule.application.team.SetPolicy;
import org.vestibule.application.team.SetRole;
import org.vestibule.application.team.SetTechnician;
import org.vestibule.application.team.Teams;
import org.vestibule.application.team.ViewPeople;
import org.vestibule.application.team.ViewPolicy;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.DisableObjections;

/** Teams, their subscriptions and what they require, made by their constructors. */
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
    static ListMyTeams listMyTeams(
            Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        return new ListMyTeams(memberships, policies, subscriptions, clock);
    }

    @Provides
    static AddMember addMember(
            Memberships memberships,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new AddMember(memberships, credentials, trail, transactions, clock);
    }

    @Provides
    static RemoveMember removeMember(
            Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        return new RemoveMember(teams, memberships, trail, transactions);
    }

    @Provides
    static SetRole setRole(Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        return new SetRole(teams, memberships, trail, transactions);
    }

    @Provides
    static SetTechnician setTechnician(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SetTechnician(teams, memberships, policies, subscriptions, credentials, trail, transactions, clock);
    }

    @Provides
    static SetOwner setOwner(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SetOwner(teams, memberships, policies, subscriptions, credentials, trail, transactions, clock);
    }

    @Provides
    static SetSubscription setSubscription(
            Subscriptions subscriptions, AuditTrail trail, Transactions transactions, Clock clock) {
        return new SetSubscription(subscriptions, trail, transactions, clock);
    }

    @Provides
    static ViewPolicy viewPolicy(Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        return new ViewPolicy(memberships, policies, subscriptions, clock);
    }

    @Provides
    static PreviewPolicy previewPolicy(
            Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        return new PreviewPolicy(memberships, policies, subscriptions, clock);
    }

    @Provides
    static SetPolicy setPolicy(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SetPolicy(teams, memberships, policies, subscriptions, credentials, trail, transactions, clock);
    }

    @Provides
    static ViewPeople viewPeople(Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        return new ViewPeople(memberships, policies, subscriptions, clock);
    }

    @Provides
    static CheckCompliance checkCompliance(
            Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        return new CheckCompliance(memberships, policies, subscriptions, clock);
    }

    @Provides
    static DisableObjections disableObjections(ListMyTeams myTeams) {
        return new MandateGuard(myTeams);
    }
}
