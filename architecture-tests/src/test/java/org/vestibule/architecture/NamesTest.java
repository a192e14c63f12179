package org.vestibule.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String EMPTY_WORDS =
            "(\\w*(Impl|Helper|Helpers|Util|Utils|Dto|DTO)|\\w+(Port|UseCase|Service|Manager)|Abstract\\w*|I[A-Z][a-z]\\w*)";

    @Test
    void a_name_says_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$]" + EMPTY_WORDS)
                .allowEmptyShould(false)
                .check(House.classes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccountsImpl",
                "CodeHelper",
                "StringUtils",
                "AccountDto",
                "BackupCodesPort",
                "SignInUseCase",
                "TwoFactorService",
                "SessionManager",
                "AbstractHandler",
                "IAccounts"
            })
    void an_empty_word_is_seen(String name) {
        assertTrue(Pattern.matches(EMPTY_WORDS, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Port", "Manager", "Invitation", "Portal", "UserInfo", "ServiceAccount"})
    void a_word_of_the_field_is_free(String name) {
        assertFalse(Pattern.matches(EMPTY_WORDS, name));
    }
}
