package org.vestibule.application.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.audit.Fact;
import org.vestibule.testkit.Facts;

class FactsTest {

    /** What is stored and exported, for ever: lines may be added here, and none is ever changed. */
    private static final String FOR_EVER = """
            ACCOUNT_CREATED
            DELAYS_CLEARED
            FENCE_MOVED
            PASSWORD_ACCEPTED
            PASSWORD_MAIL_REQUESTED
            PASSWORD_BURNED
            NOT_ME_REPORTED
            TWO_STEP_ENABLED
            TWO_STEP_DISOWNED
            AUTHENTICATOR_DISABLED
            BACKUP_CODES_DISABLED
            BACKUP_CODES_SEEN
            BACKUP_CODES_SAVED
            BACKUP_CODES_VOUCHED_FOR
            TECHNICIAN_GIVEN
            TECHNICIAN_TAKEN
            MEMBER_REMINDED
            TEAM_OFFERED
            TEAM_OFFER_WITHDRAWN
            MASTER_KEY_CHANGE_BEGUN
            MASTER_KEY_CHANGED
            SIGNING_KEY_ROTATED
            PASSWORD_REFUSED occasion=SIGN_IN
            CODE_REFUSED occasion=PROOF
            CODE_REPLAYED occasion=NEW_DEVICE
            BACKUP_CODE_REFUSED occasion=CODES_SAVED
            BACKUP_CODE_REPLAYED occasion=SIGN_IN
            SECOND_STEP_ACCEPTED method=CODE
            SIGNED_IN_WITH_PASSWORD
            SIGNED_IN_WITH_CODE
            SIGNED_IN_WITH_BACKUP_CODE
            SIGN_IN_ENDED why=WRONG_CODES
            SIGNED_OUT why=SIGNED_IN_AGAIN
            PROOF_GIVEN method=BACKUP_CODE
            PASSWORD_CHANGED by=DISOWNING_LINK
            TWO_STEP_DISABLED method=CODE
            TWO_STEP_RESET | reason=Lost phone, met in person
            DEVICE_CHANGED device_before=2026-12-05T23:00:00Z
            BACKUP_CODES_RENEWED method=BACKUP_CODE
            MEMBER_ADDED role=USER technician=true
            MEMBER_JOINED invitation=00000000-0000-7000-8000-00000000000c inviter=00000000-0000-7000-8000-00000000000a role=MANAGER technician=true
            MEMBER_LEFT role=ADMIN
            MEMBER_REMOVED role=MANAGER
            ROLE_SET before=USER role=ADMIN
            OWNER_SET before=00000000-0000-7000-8000-00000000000a
            PERSON_INVITED invitation=00000000-0000-7000-8000-00000000000c role=MANAGER technician=true | address=Éve@example.com
            INVITATION_RESENT invitation=00000000-0000-7000-8000-00000000000c role=MANAGER technician=true | address=Éve@example.com
            INVITATION_REVOKED invitation=00000000-0000-7000-8000-00000000000c role=MANAGER technician=true | address=Éve@example.com
            TEAM_CREATED assist=true plan=ENTERPRISE | name=Acme
            TEAM_RENAMED | before=Acme name=Acme & Söhne
            TEAM_DELETED | name=Acme
            SUBSCRIPTION_SET assist=true assist_before=false end=2026-12-05T23:00:00Z plan=ENTERPRISE plan_before=LITE
            POLICY_SET before=NOBODY rule=EVERYONE start=2026-12-05T23:00:00Z
            DATA_KEY_MADE data_key=3
            DATA_KEY_REMOVED data_key=2
            MAIL_REFUSED mail=00000000-0000-7000-8000-00000000000d
            MAIL_GIVEN_UP mail=00000000-0000-7000-8000-00000000000d
            MAIL_DROPPED mail=00000000-0000-7000-8000-00000000000d
            APP_ALLOWED client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_REFUSED client=00000000-0000-7000-8000-00000000000e
            APP_DISCONNECTED client=00000000-0000-7000-8000-00000000000e
            APP_DISOWNED client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_REVOKED client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_LOGGED_OUT client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_LOGOUT_UNTOLD client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_CODE_REPLAYED client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_REFRESH_REPEATED client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            APP_REFRESH_REPLAYED client=00000000-0000-7000-8000-00000000000e grant=00000000-0000-7000-8000-00000000000f
            CLIENT_CREATED client=00000000-0000-7000-8000-00000000000e
            CLIENT_CHANGED client=00000000-0000-7000-8000-00000000000e
            CLIENT_SECRET_ROTATED client=00000000-0000-7000-8000-00000000000e
            CLIENT_DELETED client=00000000-0000-7000-8000-00000000000e
            COMPUTER_LICENSED computer=00000000-0000-7000-8000-000000000010
            COMPUTER_RENAMED computer=00000000-0000-7000-8000-000000000010
            COMPUTER_REMOVED computer=00000000-0000-7000-8000-000000000010
            COMPUTER_DISOWNED computer=00000000-0000-7000-8000-000000000010
            COMPUTER_REFRESH_REPEATED computer=00000000-0000-7000-8000-000000000010
            COMPUTER_REFRESH_REPLAYED computer=00000000-0000-7000-8000-000000000010
            LICENSING_SET licensing=EVERYBODY
            """;

    @Test
    void what_is_stored_never_changes() {
        assertEquals(FOR_EVER, Facts.all().stream().map(FactsTest::line).collect(Collectors.joining()));
    }

    private static String line(Fact fact) {
        return fact.kind() + pairs(" ", fact.details().values()) + pairs(" | ", fact.words()) + "\n";
    }

    private static String pairs(String before, Map<String, String> pairs) {
        return pairs.isEmpty()
                ? ""
                : new TreeMap<>(pairs)
                        .entrySet().stream().map(Object::toString).collect(Collectors.joining(" ", before, ""));
    }
}
