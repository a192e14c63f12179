package org.vestibule.application.portal;

import java.net.URI;
import org.vestibule.application.app.AnswerApp;
import org.vestibule.application.app.AskForApp;
import org.vestibule.application.app.AuthenticateClient;
import org.vestibule.application.app.ChangeClient;
import org.vestibule.application.app.CreateClient;
import org.vestibule.application.app.DeleteClient;
import org.vestibule.application.app.DisconnectApp;
import org.vestibule.application.app.EndGrant;
import org.vestibule.application.app.FindClient;
import org.vestibule.application.app.ListClients;
import org.vestibule.application.app.ListConnectedApps;
import org.vestibule.application.app.ListSigningKeys;
import org.vestibule.application.app.ReadAuthorizationRequest;
import org.vestibule.application.app.RedeemCode;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.RevokeToken;
import org.vestibule.application.app.RotateClientSecret;
import org.vestibule.application.app.RotateSigningKeys;
import org.vestibule.application.app.ViewAppRequest;
import org.vestibule.application.app.ViewSigningKeys;
import org.vestibule.application.app.ViewUserInfo;
import org.vestibule.application.logout.ReadLogoutRequest;
import org.vestibule.domain.app.AppLimits;

/**
 * Signing in to apps, and what they are granted. The one list of the use cases that do it.
 *
 * @param limits how long that lasts, for pages to say
 * @param issuer who signs them in, as apps know the portal
 */
public record AppUseCases(
        ReadAuthorizationRequest readAuthorizationRequest,
        AskForApp askForApp,
        ReadLogoutRequest readLogoutRequest,
        ViewAppRequest viewAppRequest,
        AnswerApp answerApp,
        AuthenticateClient authenticateClient,
        RedeemCode redeemCode,
        RefreshGrant refreshGrant,
        RevokeToken revokeToken,
        ViewUserInfo viewUserInfo,
        ListConnectedApps listConnectedApps,
        ListSigningKeys listSigningKeys,
        DisconnectApp disconnectApp,
        CreateClient createClient,
        FindClient findClient,
        ListClients listClients,
        ChangeClient changeClient,
        RotateClientSecret rotateClientSecret,
        DeleteClient deleteClient,
        ViewSigningKeys viewSigningKeys,
        RotateSigningKeys rotateSigningKeys,
        AppLimits limits,
        URI issuer) {

    static AppUseCases of(Store store, Means means, SharedParts parts) {
        ReadAuthorizationRequest read = new ReadAuthorizationRequest(store.clients(), means.idTokenHint());
        EndGrant endGrant = new EndGrant(store.grants(), store.clients());
        ViewSigningKeys viewSigningKeys = new ViewSigningKeys(store.signingKeys(), parts.acts());
        return new AppUseCases(
                read,
                new AskForApp(store.appRequests(), store.authenticators(), parts.acts()),
                new ReadLogoutRequest(store.clients(), means.idTokenHint()),
                new ViewAppRequest(store.appRequests(), read, store.consents(), means.clock()),
                new AnswerApp(
                        store.appRequests(),
                        read,
                        store.credentials(),
                        store.sessions(),
                        store.consents(),
                        store.appCodes(),
                        means.links().base(),
                        parts.acts()),
                new AuthenticateClient(store.clients()),
                new RedeemCode(store.appCodes(), store.grants(), endGrant, means.appLimits(), parts.acts()),
                new RefreshGrant(store.grants(), endGrant, means.appLimits(), parts.acts()),
                new RevokeToken(store.grants(), parts.acts()),
                new ViewUserInfo(parts.heldBy(), parts.listMyTeams(), means.clock()),
                new ListConnectedApps(store.consents()),
                new ListSigningKeys(store.signingKeys()),
                new DisconnectApp(
                        store.credentials(),
                        store.appRequests(),
                        store.consents(),
                        store.appCodes(),
                        store.deviceRequests(),
                        store.grants(),
                        parts.acts()),
                new CreateClient(store.clients(), parts.acts()),
                new FindClient(store.clients()),
                new ListClients(store.clients()),
                new ChangeClient(store.clients(), parts.acts()),
                new RotateClientSecret(store.clients(), parts.acts()),
                new DeleteClient(store.clients(), parts.acts()),
                viewSigningKeys,
                new RotateSigningKeys(store.signingKeys(), viewSigningKeys, parts.acts()),
                means.appLimits(),
                means.links().base());
    }
}
