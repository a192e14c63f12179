package org.vestibule.adapters.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.vestibule.domain.password.Password;

/**
 * Where new passwords come from: standard input, never an argument, which others on the machine can read. There is no
 * prompt: an operator should not know the password of somebody else (S-014), so none is for typing.
 */
record PasswordSource(Terminal terminal) {

    /** What came. */
    sealed interface Answer {}

    /** A password, not judged yet. */
    record Given(Password password) implements Answer {}

    /** None. */
    record Refused(String code) implements Answer {}

    /** Reads one line of UTF-8; its end is not part of the password, anything else is, spaces too. A hopelessly long one is cut: it will be refused all the same. */
    Answer read() {
        try {
            return given(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(terminal.line(4 * Password.LONGEST)))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Refused("password-malformed");
        }
    }

    private static Answer given(String typed) {
        return Password.parse(typed).<Answer>map(Given::new).orElseGet(() -> new Refused("password-too-long"));
    }
}
