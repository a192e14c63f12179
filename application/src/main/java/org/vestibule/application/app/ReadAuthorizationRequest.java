package org.vestibule.application.app;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppParameters;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AuthorizationError;
import org.vestibule.domain.app.AuthorizationRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.CodeChallenge;
import org.vestibule.domain.app.IdTokenHint;
import org.vestibule.domain.app.Prompt;
import org.vestibule.domain.app.ReturnAddress;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;

/**
 * Reads what an app asks for. Who it is and where it wants people back is judged first: unless both are known, nobody is
 * sent anywhere (RFC 6749 §4.1.2.1; S-120).
 */
public final class ReadAuthorizationRequest {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final Clients clients;
    private final Function<String, Optional<IdTokenHint>> idTokenHint;

    /** @param idTokenHint see {@link org.vestibule.application.portal.Means} */
    public ReadAuthorizationRequest(Clients clients, Function<String, Optional<IdTokenHint>> idTokenHint) {
        this.clients = clients;
        this.idTokenHint = idTokenHint;
    }

    /** What it turned out to be. */
    public sealed interface Result {}

    /** It names no app that is registered. */
    public record UnknownApp() implements Result {}

    /** The app is known, and where it wants people back is not. */
    public record UnknownReturn(Client client) implements Result {}

    /**
     * The app is to be told what is wrong.
     *
     * @param why for whoever made it
     */
    public record Wrong(ReturnAddress to, AuthorizationError error, String why) implements Result {}

    /** It can be answered. */
    public record Understood(Client client, AuthorizationRequest request) implements Result {}

    /** Reads it. */
    public Result read(AppQuery query) {
        AppParameters given = AppParameters.of(query);
        Optional<Client> client = given.once("client_id")
                .flatMap(ClientId::parse)
                .flatMap(clients::find)
                .map(Clients.Registered::client);
        if (client.isEmpty()) {
            return new UnknownApp();
        }
        return given.once("redirect_uri")
                .filter(client.get()::returnsTo)
                .map(uri -> new ReturnAddress(uri, given.once("state")))
                .map(to -> read(client.get(), to, given))
                .orElseGet(() -> new UnknownReturn(client.get()));
    }

    private Result read(Client client, ReturnAddress to, AppParameters given) {
        if (given.isAnyDoubled()) {
            return new Wrong(to, AuthorizationError.INVALID_REQUEST, "a parameter is there more than once");
        }
        Optional<Wrong> unsupported = unsupported(to, given);
        if (unsupported.isPresent()) {
            return unsupported.get();
        }
        // what is licensed is a device, which is answered for on a page of its own
        Scopes scopes = Scopes.parse(given.text("scope")).without(Scope.LICENSE);
        if (!scopes.has(Scope.OPENID)) {
            return new Wrong(to, AuthorizationError.INVALID_SCOPE, "scope has to have openid");
        }
        Optional<CodeChallenge> challenge = CodeChallenge.parse(given.text("code_challenge"))
                .filter(read -> given.text("code_challenge_method").equals("S256"));
        if (challenge.isEmpty()) {
            return new Wrong(
                    to,
                    AuthorizationError.INVALID_REQUEST,
                    "code_challenge is needed, with code_challenge_method S256 (RFC 7636)");
        }
        Optional<Set<Prompt>> prompts = prompts(given.text("prompt"));
        if (prompts.isEmpty()) {
            return new Wrong(
                    to, AuthorizationError.INVALID_REQUEST, "prompt is none alone, or login, consent, select_account");
        }
        String maxAge = given.text("max_age");
        if (!maxAge.isEmpty() && !SECONDS.matcher(maxAge).matches()) {
            return new Wrong(to, AuthorizationError.INVALID_REQUEST, "max_age is a number of seconds");
        }
        Optional<AccountId> holder =
                given.once("id_token_hint").flatMap(idTokenHint).map(IdTokenHint::account);
        if (given.has("id_token_hint") && holder.isEmpty()) {
            return new Wrong(to, AuthorizationError.INVALID_REQUEST, "id_token_hint is no ID token of this portal");
        }
        return new Understood(
                client,
                new AuthorizationRequest(
                        client.id(),
                        to,
                        scopes,
                        given.once("nonce"),
                        challenge.get(),
                        prompts.get(),
                        Optional.of(maxAge)
                                .filter(age -> !age.isEmpty())
                                .map(age -> Duration.ofSeconds(Long.parseLong(age))),
                        given.once("login_hint"),
                        holder));
    }

    private static Optional<Wrong> unsupported(ReturnAddress to, AppParameters given) {
        if (given.has("request")) {
            return Optional.of(new Wrong(to, AuthorizationError.REQUEST_NOT_SUPPORTED, "request is not supported"));
        }
        if (given.has("request_uri")) {
            return Optional.of(
                    new Wrong(to, AuthorizationError.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported"));
        }
        if (given.has("registration")) {
            return Optional.of(
                    new Wrong(to, AuthorizationError.REGISTRATION_NOT_SUPPORTED, "registration is not supported"));
        }
        if (!given.text("response_type").equals("code")) {
            return Optional.of(new Wrong(
                    to,
                    given.has("response_type")
                            ? AuthorizationError.UNSUPPORTED_RESPONSE_TYPE
                            : AuthorizationError.INVALID_REQUEST,
                    "response_type has to be code"));
        }
        return given.has("response_mode") && !given.text("response_mode").equals("query")
                ? Optional.of(new Wrong(to, AuthorizationError.INVALID_REQUEST, "response_mode has to be query"))
                : Optional.empty();
    }

    private static Optional<Set<Prompt>> prompts(String words) {
        Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            Optional<Prompt> prompt = Prompt.of(word);
            if (prompt.isEmpty()) {
                return Optional.empty();
            }
            prompts.add(prompt.get());
        }
        return prompts.contains(Prompt.NONE) && prompts.size() > 1 ? Optional.empty() : Optional.of(prompts);
    }
}
