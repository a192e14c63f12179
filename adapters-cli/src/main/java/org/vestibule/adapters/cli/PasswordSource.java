package org.vestibule.adapters.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** Reads one line of UTF-8; its end is not part of the password, anything else is, spaces too. */
    Answer read() {
        try {
            return given(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line()))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Refused("password-malformed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer given(String typed) {
        return Password.parse(typed).<Answer>map(Given::new).orElseGet(() -> new Refused("password-too-long"));
    }

    /** One line, cut where it is hopelessly long: whatever follows, it will be refused. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = terminal.in().read();
        while (next >= 0 && next != '\n' && line.size() <= 4 * Password.LONGEST) {
            line.write(next);
            next = terminal.in().read();
        }
        byte[] bytes = line.toByteArray();
        boolean windows = next == '\n' && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return windows ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
