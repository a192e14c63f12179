package org.vestibule.domain.app;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;

/**
 * What an app bears to show that it was granted something, {@code <account's id>.<secret>}, or a computer that it is licensed,
 * {@code <team's id>.<secret>}. The secret is made of its body
 * by a {@link GrantKey}, so that none is kept anywhere, not even a digest; and a successor can be made once more for an app
 * that never heard the answer with it.
 */
public final class GrantToken {

    private static final int MAC_BYTES = 32;
    private static final int BYTES = Body.BYTES + MAC_BYTES;

    private final Body body;
    private final byte[] mac;

    GrantToken(Body body, byte[] mac) {
        this.body = body;
        this.mac = mac;
    }

    /** What it is for. */
    public enum Use {
        /** To ask for something; its mark is the second of its end. */
        ACCESS(1),
        /** To get such a token; its mark is how often that was done before. */
        REFRESH(2),
        /** As the first, for a computer of a team. */
        COMPUTER_ACCESS(3),
        /** As the second, likewise. */
        COMPUTER_REFRESH(4);

        private final byte code;

        Use(int code) {
            this.code = (byte) code;
        }
    }

    /**
     * All of it but the proof.
     *
     * @param owner the account that granted it, or a computer's team
     * @param id what it granted, or the computer
     * @param mark see {@link Use}
     */
    public record Body(UUID owner, UUID id, Use use, long mark) {

        private static final int OWN_BYTES = 16 + 1 + 8;
        static final int BYTES = OWN_BYTES;

        /** The account, where it is one's. */
        public AccountId account() {
            return new AccountId(owner);
        }

        /** What it granted. */
        public GrantId grant() {
            return new GrantId(id);
        }

        /** What a token is proved over: the owner stands in the token beside it. */
        ByteBuffer bytes() {
            return ByteBuffer.allocate(16 + OWN_BYTES)
                    .putLong(owner.getMostSignificantBits())
                    .putLong(owner.getLeastSignificantBits())
                    .put(own())
                    .flip();
        }

        ByteBuffer own() {
            return ByteBuffer.allocate(OWN_BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .put(use.code)
                    .putLong(mark)
                    .flip();
        }
    }

    /** Reads one as apps send it; empty for anything that {@link #text()} never wrote. What it says is not sure yet. */
    public static Optional<GrantToken> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            UUID owner = UUID.fromString(text.substring(0, dot));
            byte[] secret = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            return Optional.of(secret)
                    .filter(bytes -> bytes.length == BYTES)
                    .flatMap(bytes -> read(owner, ByteBuffer.wrap(bytes)))
                    .filter(token -> token.text().equals(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<GrantToken> read(UUID owner, ByteBuffer secret) {
        UUID id = new UUID(secret.getLong(), secret.getLong());
        byte code = secret.get();
        long mark = secret.getLong();
        byte[] mac = new byte[MAC_BYTES];
        secret.get(mac);
        return Arrays.stream(Use.values())
                .filter(use -> use.code == code)
                .findFirst()
                .map(use -> new GrantToken(new Body(owner, id, use, mark), mac));
    }

    public Body body() {
        return body;
    }

    byte[] mac() {
        return mac;
    }

    /** The secret itself, for the app and nobody else. */
    public String text() {
        ByteBuffer secret = ByteBuffer.allocate(BYTES).put(body.own()).put(mac);
        return body.owner() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret.array());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrantToken that && body.equals(that.body) && MessageDigest.isEqual(mac, that.mac);
    }

    @Override
    public int hashCode() {
        return body.hashCode();
    }

    @Override
    public String toString() {
        return "GrantToken[" + body.owner() + ".…]";
    }
}
