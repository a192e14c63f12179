package org.vestibule.testkit;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.app.Clients;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.Redeemer;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.token.TokenDigest;

/** What the contracts of what apps have share. */
public interface AppStoreContract extends StoreContract {

    /** How whoever lets an app in has signed in. */
    Authentication SIGNED_IN = new Authentication(SignInMethod.CODE, NOW.minusSeconds(3));

    /** It takes long to draw one, so it is there for all. */
    SigningKey DRAWN = SigningKey.make(TimeOrderedId.make(NOW, RANDOM), SigningKey.State.NEXT, NOW);

    /** The known browser that they did in. */
    TokenDigest BROWSER = BearerToken.make(new UUID(0, 1), RANDOM).digest();

    /** Of an app that wants to know who signs out. */
    LogoutAddresses LISTENING = new LogoutAddresses(
            List.of(new RedirectUri("https://app.example/bye")),
            Optional.of(new RedirectUri("https://app.example/told?a=%C3%A9")));

    AppQuery QUERY = new AppQuery("scope=openid&state=%C3%A9");

    /** Some scopes. */
    default Scopes scopes(Scope first, Scope... others) {
        return new Scopes(EnumSet.of(first, others));
    }

    /** The name of an app that nobody has registered. */
    default ClientId aClientId() {
        return new ClientId(TimeOrderedId.make(NOW, RANDOM));
    }

    /** An app in the store. */
    default Client aClient(Client.Kind kind, Instant madeAt) {
        List<RedirectUri> returns = List.of(
                new RedirectUri("https://app.example/back?a=%C3%A9"), new RedirectUri("http://127.0.0.1/{,}\""));
        LogoutAddresses logout = kind == Client.Kind.TRUSTED ? LISTENING : LogoutAddresses.NONE;
        Client client =
                new Client(aClientId(), "Viewer \"Zoë\"", kind, returns, kind != Client.Kind.TRUSTED, logout, madeAt);
        Optional<ClientSecret> secret = Optional.of(ClientSecret.make(RANDOM)).filter(drawn -> client.keepsSecret());
        commit(() -> store().clients().add(new Clients.Registered(client, secret.map(ClientSecret::digest))));
        return client;
    }

    /** A request that is not in the store. */
    default AppRequest aRequest(AccountId account, Instant expiresAt) {
        return new AppRequest(account, TimeOrderedId.make(NOW, RANDOM), QUERY, SIGNED_IN, expiresAt);
    }

    /** A code that is not in the store. */
    default AppCode aCode(BearerToken token, Instant expiresAt) {
        return new AppCode(
                new AccountId(token.owner()),
                token.digest(),
                new GrantId(TimeOrderedId.make(NOW, RANDOM)),
                new Redeemer(
                        aClientId(),
                        "https://app.example/back",
                        new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")),
                scopes(Scope.OPENID, Scope.EMAIL),
                Optional.of("nönce"),
                SIGNED_IN,
                Optional.of(BROWSER),
                expiresAt);
    }

    /** A grant that is not in the store. */
    default Grant aGrant(AccountId account, ClientId client, Instant begunAt) {
        return aGrant(account, client, scopes(Scope.OPENID, Scope.OFFLINE_ACCESS), begunAt);
    }

    /** Likewise, of these scopes. */
    default Grant aGrant(AccountId account, ClientId client, Scopes scopes, Instant begunAt) {
        return new Grant(
                account,
                new GrantId(TimeOrderedId.make(NOW, RANDOM)),
                client,
                scopes,
                SIGNED_IN,
                Optional.of(BROWSER),
                begunAt,
                GrantKey.make(RANDOM),
                Refreshes.none(begunAt));
    }

    /** A key that is not in the store; what it signs with is everybody's. */
    default SigningKey aSigningKey(SigningKey.State state) {
        return new SigningKey(TimeOrderedId.make(NOW, RANDOM), state, DRAWN.secret(), NOW);
    }

    /** A grant in the store. */
    default Grant granted(AccountId account) {
        return granted(aGrant(account, aClientId(), NOW));
    }

    /** Puts a grant into the store. */
    default Grant granted(Grant grant) {
        return committed(() -> store().grants().add(grant)).orElseThrow().grant();
    }
}
