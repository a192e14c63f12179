package org.vestibule.adapters.persistence.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.password.CommonPasswords;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.testkit.CommonPasswordsContract;

/** The contract, and the judgement of new passwords, by the real list. */
class ListedPasswordsTest implements CommonPasswordsContract {

    private static final List<String> DETAILS = List.of("Ann Smith", "ann@example.com", "vestibule");

    @Override
    public CommonPasswords commonPasswords() {
        return new ListedPasswords();
    }

    @Override
    public List<String> first() {
        return List.of("123456", "password", "12345678");
    }

    @Test
    void an_entry_with_capitals_is_found_in_lower_case() {
        assertTrue(commonPasswords().rank("exigent").isPresent());
    }

    /** S-007. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AnnSmith123456!",
                "AnnSmithAnnSmith",
                "4nnSm1th4nnSm1th",
                "annsmith@example.com",
                "smith smith smith smith",
                "vestibule2026vestibule",
                "passwordpassword",
                "Password123456789",
                "P@ssw0rdP@ssw0rd",
                "Summer2024Summer2024",
                "iloveyou12345678",
                "letmeinletmein2024",
                "football123baseball",
                "trustno1trustno1!",
                "monkey dragon 1234",
                "qwertyuiopasdfgh",
                "qwertzuiopasdfgh",
                "1qaz2wsx3edc4rfv",
                "!QAZ2wsx#EDC4rfv",
                "йцукенгшщзфывапр",
                "zyxwvutsrqponmlk",
                "123456789012345",
                "abcabcabcabcabc",
                "abcabcabcabcabc!",
                "aaa bbb ccc ddd",
                "aaaaaaaaaaaaaaaa",
                "hahahahahahahah1",
                "!?!?!?!?!?!?!?!?",
                "               ",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
            })
    void one_of_common_or_personal_pieces_is_refused(String typed) {
        assertNotEquals(Optional.empty(), refusal(typed));
    }

    /** S-005: no rules of composition, in no language. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven quiet herons",
                "violet kettle drum sunday",
                "correct-horse-battery-maple",
                "passwordpassword of seven herons",
                "ann rides a purple bicycle",
                "blanket.orbit.mustard.fjord",
                "tangerine submarine wallpaper",
                "mossy anvil hums",
                "wet gravel smells of thunder",
                "no7one!ever9counts_pelicans",
                "Turnip lantern, obvious goat",
                "I owe Peter 17 goats & a boat",
                "the train to Bergen leaves at seven",
                "we ate cold soup on the roof in June",
                "qxvzjkwpqlmtrdf",
                "TzQmLwPxKdRvNbHs",
                "xK7#pQ2!vR9$wZ4",
                "j4Wn8bTq0ZsLrE2",
                "f9a3c07be51d264",
                "852037419630258",
                "mehrere müde Biber bauen Brücken",
                "trois petits chats dorment au soleil",
                "семь тихих цапель летят домой",
                "επτά ήσυχοι ερωδιοί πετούν",
                "سبعة طيور هادئة على النهر",
                "שבע אנפות שקטות על הנהר",
                "सात शांत बगुले नदी पर",
                "七羽の静かな鷺が川辺に立っている",
                "일곱 마리의 조용한 왜가리가 난다",
                "😀🐙🚲🌋🍉🎻🧊🪁🦔🛶🧄🪐🐝🎲🧵"
            })
    void one_of_unrelated_pieces_is_accepted(String typed) {
        assertEquals(Optional.empty(), refusal(typed));
    }

    private Optional<PasswordPolicy.Refusal> refusal(String typed) {
        return new PasswordPolicy(15).refusal(Password.parse(typed).orElseThrow(), commonPasswords()::rank, DETAILS);
    }
}
