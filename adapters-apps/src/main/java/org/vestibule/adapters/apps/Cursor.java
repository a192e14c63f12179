package org.vestibule.adapters.apps;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.computer.Computers;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.team.TeamId;

/** Where a list of computers goes on, in one word. It opens nothing: who gets to see what is asked anew each time. */
final class Cursor {

    private static final int ID_BYTES = 16;

    /** No name has it, and no database can be asked for it. */
    private static final char NUL = '\0';

    private Cursor() {}

    /** The one that goes on behind a computer. */
    static String after(Computer computer) {
        byte[] key = computer.name().key().getBytes(StandardCharsets.UTF_8);
        UUID team = computer.team().value();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID_BYTES + key.length)
                        .putLong(team.getMostSignificantBits())
                        .putLong(team.getLeastSignificantBits())
                        .put(key)
                        .array());
    }

    /** Reads one; empty if it is none. */
    static Optional<Computers.Place> read(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() <= ID_BYTES) {
                return Optional.empty();
            }
            TeamId team = new TeamId(new UUID(bytes.getLong(), bytes.getLong()));
            byte[] key = new byte[bytes.remaining()];
            bytes.get(key);
            return Utf8.read(key).filter(read -> read.indexOf(NUL) < 0).map(read -> new Computers.Place(team, read));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
