package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import java.time.Clock;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.member.AddMember;
import org.vestibule.application.member.LeaveTeam;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;

/** Who is in a team and as what, made by their constructors. */
@Module
interface MemberModule {
    @Provides
    static AddMember addMember(
            Teams teams,
            Memberships memberships,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new AddMember(teams, memberships, credentials, trail, transactions, clock);
    }

    @Provides
    static RemoveMember removeMember(
            EnterTeam enterTeam, Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        return new RemoveMember(enterTeam, teams, memberships, trail, transactions);
    }

    @Provides
    static LeaveTeam leaveTeam(Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        return new LeaveTeam(teams, memberships, trail, transactions);
    }

    @Provides
    static SetRole setRole(
            EnterTeam enterTeam, Teams teams, Memberships memberships, AuditTrail trail, Transactions transactions) {
        return new SetRole(enterTeam, teams, memberships, trail, transactions);
    }

    @Provides
    static SetTechnician setTechnician(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        return new SetTechnician(enterTeam, teams, memberships, policies, credentials, trail, transactions, clock);
    }

    @Provides
    static ViewPeople viewPeople(Memberships memberships, Policies policies, Clock clock) {
        return new ViewPeople(memberships, policies, clock);
    }

    @Provides
    static ViewMember viewMember(Memberships memberships, Policies policies, Clock clock) {
        return new ViewMember(memberships, policies, clock);
    }
}
