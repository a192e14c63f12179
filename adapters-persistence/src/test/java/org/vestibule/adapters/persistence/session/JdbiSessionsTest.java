package org.vestibule.adapters.persistence.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.SessionsContract;

/** The contract, on PostgreSQL. */
class JdbiSessionsTest implements SessionsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /** It may have been signed in to with a code; no more is claimed of it than is known. */
    @Test
    void of_a_session_begun_by_the_version_before_the_least_is_claimed() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        String asBefore = """
                INSERT INTO session (account_id, token_digest, started_at, last_used_at)
                VALUES (:account, :token, :now, :now)
                """;
        commit(() -> TestDatabase.SHARED
                .database()
                .change(handle -> handle.createUpdate(asBefore)
                        .bind("account", account.id().value())
                        .bind("token", token.digest().bytes())
                        .bind("now", NOW.atOffset(ZoneOffset.UTC))
                        .execute()));
        assertEquals(
                new Authentication(SignInMethod.PASSWORD, NOW),
                store().sessions().find(token).orElseThrow().session().authentication());
    }
}
