package org.vestibule.adapters.persistence.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.SealedColumn.Place;

/**
 * The data keys: made at the first start, kept in the database wrapped by the master key, used by every node. One names
 * things that must not be kept in the clear; the newest of the others seals, and what it sealed is bound to its row, so
 * that a value copied to another row does not open (S-033).
 *
 * <p>Others may make a new key and remove an old one at any time. A node that meets a key it does not know reads them
 * again. What it still seals with an old one is found before that is removed, or refused by the database and made anew.
 */
public final class KeyRing {

    static final short FIRST_SEALING = 2;
    private static final int BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final KeyTable table;
    private final MasterKey masterKey;
    private final RandomGenerator random;
    private volatile OpenKeys keys = OpenKeys.NONE;

    /** The places of what does not open and was told of. */
    private final Set<Place> told = ConcurrentHashMap.newKeySet();

    private KeyRing(Database database, MasterKey masterKey, RandomGenerator random) {
        this.table = new KeyTable(database);
        this.masterKey = masterKey;
        this.random = random;
    }

    /** A sealed value and the key that opens it. */
    public record Sealed(short keyId, byte[] value) {}

    /**
     * Reads the keys, or makes them and the master key when there are none yet.
     *
     * @throws KeyProblem if one of them is missing, or the master key is missing, readable by others, or not the one of this database
     */
    public static KeyRing open(Database database, MasterKey masterKey, RandomGenerator random, Clock clock) {
        KeyRing ring = new KeyRing(database, masterKey, random);
        if (ring.table.read().isEmpty()) {
            masterKey.create();
            ring.create(clock);
        }
        ring.check();
        if (ring.keys.unsigned()) {
            ring.table.sign(masterKey.wrapper().fingerprint());
        }
        database.beforeRepeating(ring::catchUp);
        return ring;
    }

    /**
     * Reads the keys again: others may have made and removed some, or wrapped them by another master key.
     *
     * @throws KeyProblem if the database holds others, as after a restore: nothing that they sealed would open here
     */
    public void check() {
        OpenKeys before = keys;
        OpenKeys now = before.followedBy(table.read(), masterKey);
        keep(now);
        if (!before.read().isEmpty() && !before.masterKey().equals(now.masterKey())) {
            warnUnlessInPlace(now);
        }
    }

    /** What is open stays open without a master key: only the next start needs it. */
    private void warnUnlessInPlace(OpenKeys rewrapped) {
        try {
            rewrapped.read().values().forEach(masterKey.wrapper()::unwrap);
        } catch (KeyProblem problem) {
            LOG.warn(
                    "This node goes on, but would not start again. {}",
                    problem.words().get(0));
        }
    }

    /** Unless another thread has read newer ones meanwhile. */
    private synchronized void keep(OpenKeys read) {
        keys = read.newest() < keys.newest() ? keys : read;
    }

    /** Seals a value for its place. */
    public Sealed seal(byte[] value, Place place) {
        OpenKeys now = keys;
        return new Sealed(now.newest(), cipher(now.sealing()).seal(value, bytes(now.newest() + place.text())));
    }

    /**
     * Opens what was sealed for this place; empty if it does not open: it is damaged, was moved here, or its key is not
     * at hand. The operator is told of it once, until it opens again.
     *
     * @param what it is, for the operator
     * @param meanwhile what becomes of it, likewise
     */
    public Optional<byte[]> open(Sealed sealed, Place place, String what, String meanwhile) {
        try {
            byte[] value = cipher(key(sealed.keyId)).open(sealed.value, bytes(sealed.keyId + place.text()));
            told.remove(place);
            return Optional.of(value);
        } catch (KeyProblem closed) {
            if (told.add(place)) {
                LOG.error(
                        "{} cannot be read: it does not open with data key {}, so it is damaged or was sealed with"
                                + " another. {}",
                        what,
                        sealed.keyId,
                        meanwhile);
            }
            return Optional.empty();
        }
    }

    /** Seals with the newest key what another has sealed; empty if it does not open. */
    Optional<Sealed> anew(Sealed sealed, Place place, String what) {
        return open(sealed, place, what, "It stays as it is, and so does that key.")
                .map(value -> seal(value, place));
    }

    /** The keys that sealed before the newest, oldest first, as they were read last. */
    List<Short> older() {
        return keys.older();
    }

    KeyTable table() {
        return table;
    }

    /** The master key, which opens the keys of this database. */
    KeyWrapper wrapper() {
        KeyWrapper wrapper = masterKey.wrapper();
        table.read().forEach(wrapper::unwrap);
        return wrapper;
    }

    /** Where that is, for people to read. */
    String where() {
        return masterKey.where();
    }

    /** Reads and opens something that is not locked: once more where it was sealed anew between the two. */
    public <T> T reading(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (KeyGone sealedAnew) {
            return reading.get();
        }
    }

    /** Names something by an HMAC-SHA-256, so that the name can be compared and tells nothing else. */
    public byte[] name(String subject) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.naming(), "HmacSHA256"));
            return mac.doFinal(bytes(subject));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The first half of such a name, as an identifier (RFC 9562, version 8). */
    public UUID id(String subject) {
        ByteBuffer name = ByteBuffer.wrap(name(subject));
        long high = (name.getLong() & ~0xF000L) | 0x8000L;
        long low = (name.getLong() >>> 2) | (1L << 63);
        return new UUID(high, low);
    }

    /** A row names a key as long as there is one, so what named this one does no longer. */
    private static final class KeyGone extends RuntimeException {

        private static final long serialVersionUID = 1;

        KeyGone(short id) {
            super("Data key " + id + " is gone");
        }
    }

    private byte[] key(short id) {
        return keys.find(id).orElseGet(() -> {
            check();
            return keys.find(id).orElseThrow(() -> new KeyGone(id));
        });
    }

    private void catchUp() {
        try {
            check();
        } catch (KeyProblem others) {
            LOG.debug("Whoever asks whether this node is ready is told", others);
        }
    }

    private void create(Clock clock) {
        KeyWrapper master = masterKey.wrapper();
        table.create(
                master.wrap(OpenKeys.NAMING, fresh()),
                FIRST_SEALING,
                master.wrap(FIRST_SEALING, fresh()),
                clock.instant());
    }

    /** A new key. */
    byte[] fresh() {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return key;
    }

    private Cipher256 cipher(byte[] key) {
        return new Cipher256(key, random);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
