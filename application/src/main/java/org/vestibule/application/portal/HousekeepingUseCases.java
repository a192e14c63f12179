package org.vestibule.application.portal;

import java.time.Duration;
import java.util.List;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.application.fence.MoveFence;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.application.logout.BackChannel;
import org.vestibule.application.logout.TellApps;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.DropMail;
import org.vestibule.application.notice.FindMail;
import org.vestibule.application.notice.ListMails;
import org.vestibule.application.notice.Mailer;
import org.vestibule.application.notice.ResendMails;
import org.vestibule.application.password.CountHashCosts;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.device.DeviceRequest;

/** What is done without being asked for, for no capability alone. The one list of the use cases that do it. */
public record HousekeepingUseCases(
        DropExpired dropExpired,
        CountHashCosts countHashCosts,
        ViewFigures viewFigures,
        MoveFence moveFence,
        FindMail findMail,
        ListMails listMails,
        ResendMails resendMails,
        DropMail dropMail) {

    /** How long an expired invitation waits to be resent. */
    private static final Duration RESENDABLE = Duration.ofDays(30);

    /** How long an address that took no mail and was sent none since is told of. */
    private static final Duration MENDABLE = Duration.ofDays(90);

    /** How long it is known from where somebody, or something, came (PRODUCT F). */
    private static final Duration ORIGIN = Duration.ofDays(90);

    static HousekeepingUseCases of(Store store, Means means, SharedParts parts) {
        return new HousekeepingUseCases(
                new DropExpired(expiring(store, means.appLimits()), store.transactions(), means.clock()),
                new CountHashCosts(store.hashCosts(), means.hasher(), store.transactions(), means.clock()),
                new ViewFigures(store.outbox(), store.mandateWatch(), store.transactions()),
                new MoveFence(store.fence(), parts.acts()),
                new FindMail(store.pendingMails(), means.clock()),
                new ListMails(store.pendingMails(), means.clock()),
                new ResendMails(store.pendingMails(), store.transactions(), means.clock()),
                new DropMail(store.pendingMails(), log(store, means)));
    }

    private static List<DropExpired.Kind> expiring(Store store, AppLimits limits) {
        return List.of(
                DropExpired.Kind.of(store.sessions()::sweep),
                DropExpired.Kind.of(store.spentTokens()::sweep),
                DropExpired.Kind.of(store.signIns()::sweep),
                DropExpired.Kind.of(store.signUps()::sweep),
                DropExpired.Kind.of(store.mailedLinks()::sweep),
                DropExpired.Kind.of(RESENDABLE, store.invitations()::sweep),
                DropExpired.Kind.of(store.knownBrowsers()::sweep),
                DropExpired.Kind.of(store.attempts()::sweep),
                DropExpired.Kind.of(MENDABLE, store.refusals()::sweep),
                DropExpired.Kind.of(store.appRequests()::sweep),
                DropExpired.Kind.of(store.appCodes()::sweep),
                new DropExpired.Kind(DeviceRequest.LIFETIME.plusMinutes(5), store.deviceRequests()::sweep),
                new DropExpired.Kind(SigningKey.STAYS, store.signingKeys()::sweep),
                new DropExpired.Kind(ORIGIN, store.computers()::forgetAddresses),
                DropExpired.Kind.of(
                        before -> store.grants().sweep(before.minus(limits.longest()), before.minus(limits.idle()))));
    }

    /** What sends mails. It is in no list, for it needs a mailer, and only a portal that runs has one. */
    public static DeliverNotices deliverNotices(Store store, Means means, Mailer mailer) {
        return new DeliverNotices(
                store.outbox(), store.refusals(), mailer, log(store, means), means.clock(), means.random());
    }

    /** What tells apps of people who signed out; likewise, for it needs a way to them. */
    public static TellApps tellApps(Store store, Means means, BackChannel backChannel) {
        return new TellApps(
                store.logouts(), store.clients(), backChannel, log(store, means), means.clock(), means.random());
    }

    private static WatchedLog log(Store store, Means means) {
        return new WatchedLog(store.transactions(), store.auditTrail(), means.onlooker());
    }
}
