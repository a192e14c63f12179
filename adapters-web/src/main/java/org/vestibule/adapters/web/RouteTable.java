package org.vestibule.adapters.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.vestibule.adapters.web.account.HomeHandler;
import org.vestibule.adapters.web.account.SecurityHandler;
import org.vestibule.adapters.web.health.HealthHandler;
import org.vestibule.adapters.web.http.Need;
import org.vestibule.adapters.web.http.Route;
import org.vestibule.adapters.web.signin.SecondStepHandler;
import org.vestibule.adapters.web.signin.SignInHandler;
import org.vestibule.adapters.web.signin.SignOutHandler;
import org.vestibule.adapters.web.signup.FinishSignUpHandler;
import org.vestibule.adapters.web.signup.SignUpHandler;
import org.vestibule.adapters.web.twostep.EnableHandler;

/** Every path that the portal answers, and what a browser must have for it. There is no other. */
final class RouteTable {

    private RouteTable() {}

    static List<Route> of(WebUseCases use, URI base, BooleanSupplier ready, Clock clock) {
        HealthHandler health = new HealthHandler(ready);
        SignUpHandler signUp = new SignUpHandler(use.requestSignUp());
        FinishSignUpHandler finish = new FinishSignUpHandler(use.finishSignUp());
        SignInHandler signIn = new SignInHandler(use.signIn());
        SecondStepHandler second = new SecondStepHandler(use.verifySecondStep(), use.redeemBackupCode(), clock);
        SignOutHandler signOut = new SignOutHandler(use.signOut());
        SecurityHandler security = new SecurityHandler(use.viewTwoStep());
        EnableHandler enable =
                new EnableHandler(use.offerKey(), use.enableTwoStepVerification(), base.getAuthority(), clock);
        return List.of(
                new Route("/health/live", Need.ANONYMOUS, health::live, null),
                new Route("/health/ready", Need.ANONYMOUS, health::ready, null),
                new Route("/sign-up", Need.ANONYMOUS, signUp::form, signUp::submit),
                new Route("/sign-up/finish/{token}", Need.ANONYMOUS, finish::form, finish::submit),
                new Route("/sign-in", Need.ANONYMOUS, signIn::form, signIn::submit),
                new Route("/sign-in/code", Need.PENDING_SIGN_IN, second::codeForm, second::submitCode),
                new Route(
                        "/sign-in/backup-code", Need.PENDING_SIGN_IN, second::backupCodeForm, second::submitBackupCode),
                new Route("/sign-out", Need.SIGNED_IN, null, signOut::submit),
                new Route("/", Need.SIGNED_IN, new HomeHandler()::show, null),
                new Route("/security", Need.SIGNED_IN, security::show, null),
                new Route("/security/two-step/enable", Need.SIGNED_IN, enable::form, enable::submit));
    }
}
