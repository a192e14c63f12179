package org.vestibule.adapters.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.vestibule.adapters.web.account.SecurityHandler;
import org.vestibule.adapters.web.app.AuthorizeHandler;
import org.vestibule.adapters.web.app.ConnectHandler;
import org.vestibule.adapters.web.app.ConnectedAppsHandler;
import org.vestibule.adapters.web.app.ConsentHandler;
import org.vestibule.adapters.web.app.DeviceHandler;
import org.vestibule.adapters.web.health.HealthHandler;
import org.vestibule.adapters.web.health.MetricsHandler;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.invitation.InvitationHandler;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.proof.ConfirmHandler;
import org.vestibule.adapters.web.recovery.DisownGrantHandler;
import org.vestibule.adapters.web.recovery.ForgottenPasswordHandler;
import org.vestibule.adapters.web.recovery.MailedLinkHandler;
import org.vestibule.adapters.web.recovery.NotMeHandler;
import org.vestibule.adapters.web.recovery.VouchForCodesHandler;
import org.vestibule.adapters.web.signin.NewPasswordHandler;
import org.vestibule.adapters.web.signin.NoWayInHandler;
import org.vestibule.adapters.web.signin.SecondStepHandler;
import org.vestibule.adapters.web.signin.SignInHandler;
import org.vestibule.adapters.web.signin.UnderWay;
import org.vestibule.adapters.web.signout.LogoutHandler;
import org.vestibule.adapters.web.signout.SignOutHandler;
import org.vestibule.adapters.web.signup.FinishSignUpHandler;
import org.vestibule.adapters.web.signup.SignUpHandler;
import org.vestibule.adapters.web.team.HomeHandler;
import org.vestibule.adapters.web.twostep.BackupCodesHandler;
import org.vestibule.adapters.web.twostep.ChangeDeviceHandler;
import org.vestibule.adapters.web.twostep.DisableHandler;
import org.vestibule.adapters.web.twostep.EnableHandler;
import org.vestibule.adapters.web.twostep.SavedCodesHandler;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.domain.operator.Operator;

/**
 * Every path that the portal answers, and what a browser must have for it. There is no other.
 *
 * <p>A fresh proof has no path of its own: it is asked for in the way of the very form that needs it, which then goes
 * on. Were it a page to be sent to, what was typed would be lost on the way, or have to be kept somewhere.
 */
final class RouteTable {

    private RouteTable() {}

    static List<Route<?>> of(Capabilities use, URI base, Operator operator, Watching watching, Clock clock) {
        ConfirmHandler confirm = new ConfirmHandler(
                use.session().confirmIdentity(), use.twoStep().viewTwoStep(), clock);
        return Stream.of(
                        forMachines(watching),
                        beforeSigningIn(use),
                        signingIn(use, operator, clock),
                        account(use, confirm, clock),
                        twoStep(use, base.getAuthority(), clock),
                        invitations(use),
                        TeamRoutes.of(use, confirm, clock))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route<?>> forMachines(Watching watching) {
        HealthHandler health =
                new HealthHandler(() -> watching.readiness().get().obstacle());
        MetricsHandler metrics = new MetricsHandler(watching.meter(), watching.allowed());
        return List.of(
                Route.page(Paths.HEALTH_LIVE, Need.ANONYMOUS, health::live).whateverTheClock(),
                Route.page(Paths.HEALTH_READY, Need.ANONYMOUS, health::ready).whateverTheClock(),
                Route.page(Paths.METRICS, Need.ANONYMOUS, metrics::show).whateverTheClock());
    }

    private static List<Route<?>> beforeSigningIn(Capabilities use) {
        SignUpHandler signUp = new SignUpHandler(use.signUp().requestSignUp());
        FinishSignUpHandler finish = new FinishSignUpHandler(
                use.signUp().followSignUp(),
                use.signUp().finishSignUp(),
                use.account().newPasswords());
        ForgottenPasswordHandler forgotten =
                new ForgottenPasswordHandler(use.recovery().requestPasswordReset());
        MailedLinkHandler reset = MailedLinkHandler.reset(
                use.recovery().followLink(),
                use.recovery().resetPassword(),
                use.account().newPasswords());
        NotMeHandler notMe = new NotMeHandler(
                use.recovery().followLink(),
                use.recovery().reportNotMe(),
                new DisownGrantHandler(use.recovery().followLink(), use.device().disownGrant()),
                MailedLinkHandler.disown(
                        use.recovery().followLink(),
                        use.recovery().resetPassword(),
                        use.account().newPasswords()));
        VouchForCodesHandler vouch = new VouchForCodesHandler(
                use.recovery().followLink(), use.recovery().vouchForCodes());
        return List.of(
                Route.form(Paths.SIGN_UP, Need.ANONYMOUS, signUp::form, signUp::submit),
                Route.form(Paths.FINISH_SIGN_UP, Need.ANONYMOUS, finish::form, finish::submit),
                Route.form(Paths.FORGOTTEN_PASSWORD, Need.ANONYMOUS, forgotten::form, forgotten::submit),
                Route.form(Paths.SET_PASSWORD, Need.ANONYMOUS, reset::form, reset::submit),
                Route.form(Paths.NOT_ME, Need.ANONYMOUS, notMe::form, notMe::submit),
                Route.form(Paths.VOUCH_FOR_CODES, Need.ANONYMOUS, vouch::form, vouch::submit));
    }

    private static List<Route<?>> signingIn(Capabilities use, Operator operator, Clock clock) {
        SignInHandler signIn = new SignInHandler(use.signIn().signIn());
        UnderWay underWay = new UnderWay(use.app().readAuthorizationRequest());
        AuthorizeHandler authorize = new AuthorizeHandler(
                use.app().readAuthorizationRequest(),
                use.app().askForApp(),
                signIn,
                use.app().issuer());
        ConsentHandler consent = new ConsentHandler(
                use.app().viewAppRequest(), use.app().answerApp(), use.app().limits());
        DeviceHandler device = new DeviceHandler(signIn);
        ConnectHandler connect = new ConnectHandler(
                use.device().viewDevice(),
                use.device().findDevice(),
                use.device().answerDevice(),
                use.app().limits());
        SecondStepHandler second = new SecondStepHandler(
                use.signIn().verifySecondStep(), use.signIn().redeemBackupCode(), underWay, clock);
        NewPasswordHandler newPassword = new NewPasswordHandler(
                use.recovery().chooseNewPassword(), underWay, use.account().newPasswords());
        NoWayInHandler noWayIn = new NoWayInHandler(underWay, new OperatorWords(operator));
        SignOutHandler signOut =
                new SignOutHandler(use.session().signOut(), use.app().readLogoutRequest());
        LogoutHandler logout = new LogoutHandler(use.app().readLogoutRequest());
        return List.of(
                Route.form(Paths.SIGN_IN, Need.ANONYMOUS, signIn::form, signIn::submit),
                Route.form(Paths.CODE, Need.PENDING_SIGN_IN, second::codeForm, second::submitCode),
                Route.form(Paths.BACKUP_CODE, Need.PENDING_SIGN_IN, second::backupCodeForm, second::submitBackupCode),
                // Open where the two are and shut as they are, so it tells no more than they do of who has a second
                // step.
                Route.page(Paths.NO_WAY_IN, Need.PENDING_SIGN_IN, noWayIn::show),
                Route.form(Paths.NEW_PASSWORD, Need.NEW_PASSWORD_DUE, newPassword::form, newPassword::submit),
                Route.form(Paths.AUTHORIZE, Need.SIGNING_IN, authorize::form, authorize::submit),
                Route.form(Paths.CONSENT, Need.SIGNED_IN, consent::form, consent::submit),
                Route.form(Paths.DEVICE, Need.SIGNING_IN, device::form, device::submit),
                Route.form(Paths.CONNECT, Need.SIGNED_IN, connect::form, connect::submit),
                Route.form(Paths.LOGOUT, Need.LOGGING_OUT, logout::form, logout::form),
                Route.act(Paths.SIGN_OUT, Need.LEAVING, signOut::submit));
    }

    private static List<Route<?>> account(Capabilities use, ConfirmHandler confirm, Clock clock) {
        ConnectedAppsHandler apps = new ConnectedAppsHandler(
                use.app().listConnectedApps(),
                use.app().disconnectApp(),
                confirm,
                use.app().limits(),
                clock);
        SecurityHandler security = new SecurityHandler(
                use.twoStep().viewTwoStep(),
                use.mandate().viewDemands(),
                use.account().viewRefusal(),
                apps,
                clock);
        return List.of(
                Route.page(Paths.HOME, Need.SIGNED_IN, new HomeHandler(clock)::show),
                Route.page(Paths.SECURITY, Need.SIGNED_IN, security::show),
                Route.page(Paths.CONNECTED_APPS, Need.SIGNED_IN, apps::show),
                Route.form(Paths.DISCONNECT, Need.SIGNED_IN, apps::toList, apps::disconnect));
    }

    private static List<Route<?>> twoStep(Capabilities use, String portal, Clock clock) {
        EnableHandler enable =
                new EnableHandler(use.twoStep().offerKey(), use.twoStep().enableTwoStepVerification(), portal, clock);
        ChangeDeviceHandler device = new ChangeDeviceHandler(
                use.twoStep().viewTwoStep(),
                use.session().backupCodeStandsIn(),
                use.twoStep().changeDevice(),
                use.twoStep().confirmDevice(),
                clock);
        DisableHandler disable = new DisableHandler(
                use.twoStep().viewTwoStep(),
                use.mandate().viewDemands(),
                use.twoStep().disableTwoStepVerification());
        BackupCodesHandler codes = new BackupCodesHandler(
                use.twoStep().viewTwoStep(),
                use.session().backupCodeStandsIn(),
                use.twoStep().renewBackupCodes(),
                portal,
                clock);
        SavedCodesHandler saved = new SavedCodesHandler(
                use.twoStep().viewTwoStep(),
                use.twoStep().noteCodesSeen(),
                use.twoStep().showCodesSaved());
        return List.of(
                Route.form(Paths.ENABLE, Need.SIGNED_IN, enable::form, enable::submit),
                Route.form(Paths.CHANGE_DEVICE, Need.SIGNED_IN, device::form, device::submit),
                // The code of the new device has a path of its own: were the state to decide what a form is, one that
                // was opened a while ago could be taken for the other, and a code for one of another key. Its GET is
                // for whoever is sent back here after signing in again.
                Route.form(Paths.CONFIRM_DEVICE, Need.SIGNED_IN, device::form, device::confirm),
                Route.form(Paths.DISABLE, Need.SIGNED_IN, disable::form, disable::submit),
                Route.form(Paths.NEW_CODES, Need.SIGNED_IN, codes::form, codes::submit),
                Route.act(Paths.SKIP_CODES, Need.SIGNED_IN, saved::skip),
                Route.form(Paths.CHECK_CODES, Need.SIGNED_IN, saved::form, saved::submit));
    }

    private static List<Route<?>> invitations(Capabilities use) {
        InvitationHandler invitation = new InvitationHandler(
                use.invitation().followInvitation(),
                use.invitation().acceptInvitation(),
                use.invitation().signUpByInvitation());
        return List.of(Route.form(Paths.INVITATION, Need.ANYBODY, invitation::form, invitation::submit));
    }
}
