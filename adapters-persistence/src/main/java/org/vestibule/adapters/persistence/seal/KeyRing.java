package org.vestibule.adapters.persistence.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.SealedColumn.Place;

/**
 * The data keys: made at the first start, kept in the database wrapped by the master key, used by every node. One names
 * things that must not be kept in the clear; one seals, and what it sealed is bound to its row, so that a value copied
 * to another row does not open (S-033).
 */
public final class KeyRing {

    private static final short NAMING = 1;
    private static final short SEALING = 2;
    private static final int BYTES = 32;
    private static final String READ = "SELECT key_id, wrapped FROM data_key";
    private static final String CREATE = """
            INSERT INTO data_key (key_id, purpose, wrapped, created_at)
            VALUES (:naming, 'naming', :namingKey, :now), (:sealing, 'sealing', :sealingKey, :now)
            ON CONFLICT DO NOTHING
            """;

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final RandomGenerator random;
    private final Map<Short, byte[]> keys;

    /** As they were when they were read. */
    private final Map<Short, byte[]> wrapped;

    /** The places of what does not open and was told of. */
    private final Set<Place> told = ConcurrentHashMap.newKeySet();

    private KeyRing(Map<Short, byte[]> keys, Map<Short, byte[]> wrapped, RandomGenerator random) {
        this.keys = keys;
        this.wrapped = wrapped;
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
        Map<Short, byte[]> wrapped = read(database);
        if (wrapped.isEmpty()) {
            masterKey.create();
            create(database, new Cipher256(masterKey.read(), random), random, clock);
            wrapped = read(database);
        }
        Cipher256 master = new Cipher256(masterKey.read(), random);
        Map<Short, byte[]> keys = new HashMap<>();
        wrapped.forEach((id, value) -> keys.put(id, master.open(value, placeOf(id))));
        KeyRing ring = new KeyRing(Map.copyOf(keys), Map.copyOf(wrapped), random);
        ring.key(NAMING);
        ring.key(SEALING);
        return ring;
    }

    /**
     * Asks whether the keys are still those.
     *
     * @throws KeyProblem if the database holds others, as after a restore: nothing that they sealed would open here
     */
    public void check(Database database) {
        Map<Short, byte[]> now = read(database);
        if (!now.keySet().equals(wrapped.keySet())
                || !now.entrySet().stream()
                        .allMatch(each -> Arrays.equals(each.getValue(), wrapped.get(each.getKey())))) {
            throw new KeyProblem("The data keys in the database are not those that this portal was started with:"
                    + " start it again.");
        }
    }

    /** Seals a value for its place. */
    public Sealed seal(byte[] value, Place place) {
        return new Sealed(SEALING, cipher(SEALING).seal(value, bytes(SEALING + place.text())));
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
            byte[] value = cipher(sealed.keyId).open(sealed.value, bytes(sealed.keyId + place.text()));
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

    /** Names something by an HMAC-SHA-256, so that the name can be compared and tells nothing else. */
    public byte[] name(String subject) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(NAMING), "HmacSHA256"));
            return mac.doFinal(bytes(subject));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private Cipher256 cipher(short id) {
        return new Cipher256(key(id), random);
    }

    private byte[] key(short id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new KeyProblem("Data key " + id + " is missing from the database: restore it from a backup.");
        }
        return key;
    }

    private static Map<Short, byte[]> read(Database database) {
        return database.ask(handle -> handle.createQuery(READ)
                .reduceRows(new HashMap<Short, byte[]>(), (found, row) -> {
                    found.put(row.getColumn("key_id", Short.class), row.getColumn("wrapped", byte[].class));
                    return found;
                }));
    }

    private static void create(Database database, Cipher256 master, RandomGenerator random, Clock clock) {
        byte[] naming = new byte[BYTES];
        byte[] sealing = new byte[BYTES];
        random.nextBytes(naming);
        random.nextBytes(sealing);
        database.changeAtOnce(handle -> handle.createUpdate(CREATE)
                .bind("naming", NAMING)
                .bind("namingKey", master.seal(naming, placeOf(NAMING)))
                .bind("sealing", SEALING)
                .bind("sealingKey", master.seal(sealing, placeOf(SEALING)))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static byte[] placeOf(short id) {
        return bytes("data_key.wrapped " + id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
