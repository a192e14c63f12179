package org.vestibule.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;

/** Keeps every promise of a hasher but the time it takes: one salted SHA-256, in the form of the real hash. It records what each would have cost. */
public final class CheapHasher implements SecretHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final RandomGenerator random;
    private final List<HashCost> costs = new CopyOnWriteArrayList<>();
    private volatile int cost = 8;

    public CheapHasher(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public PasswordHash hash(Password password) {
        String recipe = recipe();
        return new PasswordHash(recipe + "$" + base64(sha256(recipe, password.bytes())));
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        int end = hash.phc().lastIndexOf('$');
        String claimed = hash.phc().substring(end + 1);
        String actual = base64(sha256(hash.phc().substring(0, end), password.bytes()));
        return MessageDigest.isEqual(bytes(claimed), bytes(actual));
    }

    @Override
    public boolean outdated(PasswordHash hash) {
        return !HashCost.of(hash).equals(cost());
    }

    @Override
    public HashCost cost() {
        return cost(cost);
    }

    @Override
    public PasswordHash decoy(HashCost other) {
        return new PasswordHash(recipe(other) + "$" + base64(random(HASH_BYTES)));
    }

    @Override
    public String recipe() {
        return recipe(cost());
    }

    @Override
    public byte[] digest(BackupCode code, String recipe) {
        return sha256(recipe, code.bytes());
    }

    /** Makes hashes of another cost outdated. */
    public void setCost(int cost) {
        this.cost = cost;
    }

    /** How many hashes were computed so far, of passwords and codes, for whatever reason. */
    public int computed() {
        return costs.size();
    }

    /** What they cost, in that order. */
    public List<HashCost> costs() {
        return List.copyOf(costs);
    }

    /** A cost as {@link #setCost} sets it. */
    public static HashCost cost(int cost) {
        return new HashCost("$argon2id$v=19$m=" + cost + ",t=1,p=1");
    }

    private String recipe(HashCost of) {
        return of.phc() + "$" + base64(random(SALT_BYTES));
    }

    private byte[] sha256(String recipe, byte[] secret) {
        costs.add(HashCost.of(new PasswordHash(recipe)));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(recipe));
            return digest.digest(secret);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
