package org.vestibule.adapters.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccount;
import org.vestibule.application.account.ListAccounts;
import org.vestibule.application.app.ChangeClient;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.DeleteClient;
import org.vestibule.application.app.FindClient;
import org.vestibule.application.app.ListClients;
import org.vestibule.application.app.ListSigningKeys;
import org.vestibule.application.app.RotateClientSecret;
import org.vestibule.application.app.RotateSigningKeys;
import org.vestibule.application.attempt.ClearDelays;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.computer.FindComputer;
import org.vestibule.application.computer.RemoveComputer;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.fence.MoveFence;
import org.vestibule.application.handover.SetOwner;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.application.key.BeginMasterKeyChange;
import org.vestibule.application.key.FinishMasterKeyChange;
import org.vestibule.application.key.RotateDataKeys;
import org.vestibule.application.key.ViewKeys;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.ListMissing;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.AddMember;
import org.vestibule.application.member.ListPeople;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.notice.DropMail;
import org.vestibule.application.notice.FindMail;
import org.vestibule.application.notice.ListMails;
import org.vestibule.application.notice.ResendMails;
import org.vestibule.application.notice.ViewRefusal;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.ListTeams;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.account.EmailAddress;

/**
 * What the commands need of the rest of the program. All ways in may throw {@link SettingsProblem} (exit code 78),
 * {@link Obstacle}, {@link org.vestibule.application.transaction.StoreUnavailable} or
 * {@link ClockOff} (69), or anything else (70).
 */
public interface Program {

    /**
     * Runs the portal until it is stopped.
     *
     * @param port where to listen, 0 for any free one; empty for what the settings say
     * @param demo whether to make people and teams to look around with, unless they are there
     * @return the exit code
     */
    int serve(GlobalOptions options, OptionalInt port, boolean demo);

    /** Opens the database for the length of one piece of work, and closes it whatever happens. */
    <T> T withUseCases(GlobalOptions options, Function<UseCases, T> work);

    /** Looks at the database as it is. Changes nothing: not its schema, as opening it does, nor anything in it. */
    DatabaseState database(GlobalOptions options);

    /** The settings as they hold, by name. */
    List<EffectiveSetting> settings(GlobalOptions options);

    /** Looks whether the portal has all that it needs, and changes nothing; what it cannot look at it says. */
    List<Finding> examine(GlobalOptions options);

    /**
     * Sends a mail that says it is a test, and tells how far it came; needs no database.
     *
     * @return a finding for each stage of its way, up to the one at which it ended
     */
    List<Finding> testMail(GlobalOptions options, EmailAddress to);

    /**
     * Keeps the details of a failure that the command line only names.
     *
     * @return where they are, for a person to read: a file, or how to see them
     */
    String keepDetails(GlobalOptions options, Exception failure);

    /**
     * Writes to the program's own log what an operator did to an account; the audit trail, which tells it too, can be
     * lost with its database.
     *
     * @param line one line without secrets, which names people by id
     */
    void log(GlobalOptions options, String line);

    /**
     * What operators can look at, and the way to what they can change.
     *
     * @param clock whether this machine's is right, by which changes would be written
     */
    record UseCases(Capabilities all, MeasureClock.Result clock) {

        /**
         * What writes.
         *
         * @throws ClockOff if this machine's clock is off
         */
        public Changes changes() {
            if (clock instanceof MeasureClock.Off off) {
                throw new ClockOff(off.ahead());
            }
            return new Changes(all);
        }

        public FindAccount findAccount() {
            return all.account().findAccount();
        }

        public ListAccounts listAccounts() {
            return all.account().listAccounts();
        }

        public ViewTwoStep viewTwoStep() {
            return all.twoStep().viewTwoStep();
        }

        public ViewRefusal viewRefusal() {
            return all.account().viewRefusal();
        }

        public CheckCompliance checkCompliance() {
            return all.mandate().checkCompliance();
        }

        public FindClient findClient() {
            return all.app().findClient();
        }

        public ListClients listClients() {
            return all.app().listClients();
        }

        public ListSigningKeys listSigningKeys() {
            return all.app().listSigningKeys();
        }

        public FindComputer findComputer() {
            return all.computer().findComputer();
        }

        public ViewComputers viewComputers() {
            return all.computer().viewComputers();
        }

        public FindTeam findTeam() {
            return all.team().findTeam();
        }

        public FindMail findMail() {
            return all.housekeeping().findMail();
        }

        public ListMails listMails() {
            return all.housekeeping().listMails();
        }

        public ViewFigures viewFigures() {
            return all.housekeeping().viewFigures();
        }

        public ListTeams listTeams() {
            return all.team().listTeams();
        }

        public ListDisableObjections listDisableObjections() {
            return all.twoStep().listDisableObjections();
        }

        public ListMissing listMissing() {
            return all.mandate().listMissing();
        }

        public PreviewPolicy previewPolicy() {
            return all.mandate().previewPolicy();
        }

        public ViewKeys viewKeys() {
            return all.key().viewKeys();
        }

        public ViewMember viewMember() {
            return all.member().viewMember();
        }

        public ListPeople listPeople() {
            return all.member().listPeople();
        }

        public ViewPolicy viewPolicy() {
            return all.mandate().viewPolicy();
        }
    }

    /** What operators can change. */
    record Changes(Capabilities all) {

        public CreateAccount createAccount() {
            return all.account().createAccount();
        }

        public ClearDelays clearDelays() {
            return all.account().clearDelays();
        }

        public ResendMails resendMails() {
            return all.housekeeping().resendMails();
        }

        public DropMail dropMail() {
            return all.housekeeping().dropMail();
        }

        public MoveFence moveFence() {
            return all.housekeeping().moveFence();
        }

        public ResetTwoStep resetTwoStep() {
            return all.twoStep().resetTwoStep();
        }

        public CreateTeam createTeam() {
            return all.team().createTeam();
        }

        public AddMember addMember() {
            return all.member().addMember();
        }

        public RemoveMember removeMember() {
            return all.member().removeMember();
        }

        public SetOwner setOwner() {
            return all.handover().setOwner();
        }

        public SetRole setRole() {
            return all.member().setRole();
        }

        public SetTechnician setTechnician() {
            return all.member().setTechnician();
        }

        public SetPolicy setPolicy() {
            return all.mandate().setPolicy();
        }

        public CreateClient createClient() {
            return all.app().createClient();
        }

        public ChangeClient changeClient() {
            return all.app().changeClient();
        }

        public RotateClientSecret rotateClientSecret() {
            return all.app().rotateClientSecret();
        }

        public DeleteClient deleteClient() {
            return all.app().deleteClient();
        }

        public RemoveComputer removeComputer() {
            return all.computer().removeComputer();
        }

        public RotateSigningKeys rotateSigningKeys() {
            return all.app().rotateSigningKeys();
        }

        public RotateDataKeys rotateDataKeys() {
            return all.key().rotateDataKeys();
        }

        public BeginMasterKeyChange beginMasterKeyChange() {
            return all.key().beginMasterKeyChange();
        }

        public FinishMasterKeyChange finishMasterKeyChange() {
            return all.key().finishMasterKeyChange();
        }

        public SetSubscription setSubscription() {
            return all.team().setSubscription();
        }
    }
}
