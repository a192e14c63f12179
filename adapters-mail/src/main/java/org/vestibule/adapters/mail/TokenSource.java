package org.vestibule.adapters.mail;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.mail.SmtpProblem.Why;

/** Gets access tokens, and keeps each until shortly before its end. */
final class TokenSource {

    private static final Duration EARLY = Duration.ofSeconds(60);

    /** Names of members, for in a value their quotes would be written with a stroke before them (RFC 8259). */
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([A-Za-z0-9._~+/=\\\\-]+)\"");

    private static final Pattern LIFE = Pattern.compile("\"expires_in\"\\s*:\\s*\"?(\\d{1,9})");
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,40})\"");

    private final TokenGrant grant;
    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;

    private @Nullable Kept kept;

    private record Kept(MailSecret token, Instant until) {}

    TokenSource(TokenGrant grant, SSLContext tls, Duration timeout, Clock clock) {
        this.grant = grant;
        this.client =
                HttpClient.newBuilder().sslContext(tls).connectTimeout(timeout).build();
        this.timeout = timeout;
        this.clock = clock;
    }

    /** One that is good for now. */
    synchronized MailSecret token() throws SmtpProblem {
        Kept last = kept;
        if (last != null && clock.instant().isBefore(last.until)) {
            return last.token;
        }
        Kept next = ask();
        kept = next;
        return next.token;
    }

    /** Another one than one that was refused. */
    synchronized MailSecret insteadOf(MailSecret refused) throws SmtpProblem {
        if (kept != null && kept.token.equals(refused)) {
            kept = null;
        }
        return token();
    }

    private Kept ask() throws SmtpProblem {
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(grant.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofString(form()))
                .build();
        HttpResponse<String> answer = answer(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        Optional<MailSecret> token =
                find(TOKEN, answer.body()).map(text -> text.replace("\\", "")).flatMap(MailSecret::parse);
        if (answer.statusCode() != 200 || token.isEmpty()) {
            throw problem(answer);
        }
        long seconds = find(LIFE, answer.body()).map(Long::parseLong).orElse(0L);
        return new Kept(token.get(), now.plusSeconds(seconds).minus(EARLY));
    }

    /** The whole of it in time, not its head alone. */
    private HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> asked) throws SmtpProblem {
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            asked.cancel(true);
            throw new SmtpProblem(MailStage.SIGN_IN, Why.TOKEN_UNAVAILABLE);
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new SmtpProblem(MailStage.SIGN_IN, Why.TOKEN_UNAVAILABLE);
        }
    }

    private static SmtpProblem problem(HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean refused = status == 400 || status == 401 || status == 403;
        return new SmtpProblem(
                MailStage.SIGN_IN,
                refused ? Why.TOKEN_REFUSED : Why.TOKEN_UNAVAILABLE,
                Optional.of(new SmtpReply(status, find(ERROR, answer.body()).orElse(""), "")));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", grant.refreshToken().isPresent() ? "refresh_token" : "client_credentials");
        fields.put("client_id", grant.clientId());
        grant.clientSecret().ifPresent(secret -> fields.put("client_secret", secret.text()));
        grant.refreshToken().ifPresent(token -> fields.put("refresh_token", token.text()));
        grant.scope().ifPresent(scope -> fields.put("scope", scope));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
