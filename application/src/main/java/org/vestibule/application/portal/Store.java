package org.vestibule.application.portal;

import org.vestibule.application.account.Accounts;
import org.vestibule.application.addressbook.AddressBooks;
import org.vestibule.application.app.Clients;
import org.vestibule.application.app.Consents;
import org.vestibule.application.app.SigningKeys;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.fence.Fence;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.key.DataKeys;
import org.vestibule.application.key.MasterKeys;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.logout.Logouts;
import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PendingMails;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.HashCosts;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.TwoStepFollowers;

/** One adapter for each port behind which things are stored, all upon one database. */
public interface Store {

    Transactions transactions();

    Accounts accounts();

    Credentials credentials();

    HashCosts hashCosts();

    Attempts attempts();

    WrongSteps wrongSteps();

    Sessions sessions();

    SpentTokens spentTokens();

    SignIns signIns();

    SignUps signUps();

    Authenticators authenticators();

    PendingKeys pendingKeys();

    BackupCodes backupCodes();

    AuditTrail auditTrail();

    Outbox outbox();

    PendingMails pendingMails();

    Refusals refusals();

    KnownBrowsers knownBrowsers();

    MailedLinks mailedLinks();

    Teams teams();

    Memberships memberships();

    TwoStepFollowers twoStepFollowers();

    Policies policies();

    Subscriptions subscriptions();

    MandateWatch mandateWatch();

    Invitations invitations();

    Clients clients();

    AppRequests appRequests();

    AppCodes appCodes();

    DeviceRequests deviceRequests();

    Computers computers();

    AddressBooks addressBooks();

    Grants grants();

    Logouts logouts();

    Consents consents();

    SigningKeys signingKeys();

    Fence fence();

    DataKeys dataKeys();

    MasterKeys masterKeys();
}
