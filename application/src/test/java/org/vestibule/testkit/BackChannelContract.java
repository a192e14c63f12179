package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.logout.BackChannel;
import org.vestibule.application.logout.BackChannel.Answer;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.RedirectUri;

/** What every adapter of {@link BackChannel} keeps. */
public interface BackChannelContract {

    /** What apps are told here. */
    Logout LOGOUT =
            new Logout(new AccountId(new UUID(0, 1)), new GrantId(new UUID(0, 2)), new ClientId(new UUID(0, 3)));

    /** What is put to the test. */
    BackChannel backChannel();

    /** Where an app answers so. */
    RedirectUri answering(Answer answer);

    /** It never fails for what an app does. */
    @Test
    default void what_an_app_answers_is_told() {
        for (Answer answer : Answer.values()) {
            assertEquals(answer, backChannel().tell(answering(answer), LOGOUT));
        }
    }
}
