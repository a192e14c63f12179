package org.vestibule.adapters.persistence.seal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data keys as they were read last. What is read later follows from it: keys are added, wrapped anew and removed, but
 * none becomes another, and none comes back.
 *
 * @param read as they are in the database
 * @param keys themselves
 * @param newest of those that seal
 */
record OpenKeys(Map<Short, WrappedKey> read, Map<Short, byte[]> keys, short newest) {

    static final short NAMING = 1;

    /** Before any was read. */
    static final OpenKeys NONE = new OpenKeys(Map.of(), Map.of(), (short) 0);

    Optional<byte[]> find(short id) {
        return Optional.ofNullable(keys.get(id));
    }

    byte[] naming() {
        return find(NAMING).orElseThrow();
    }

    byte[] sealing() {
        return find(newest).orElseThrow();
    }

    /** Whether of some it is not told which master key has wrapped it. */
    boolean unsigned() {
        return read.values().stream().anyMatch(key -> key.by().masterKey().isEmpty());
    }

    /**
     * What is there now. The master key is read where there is something to unwrap.
     *
     * @throws KeyProblem if it does not follow from these, a key is missing or one does not open
     */
    OpenKeys followedBy(List<WrappedKey> rows, MasterKey masterKey) {
        Map<Short, WrappedKey> next = new HashMap<>();
        Map<Short, byte[]> opened = new HashMap<>();
        short sealing = 0;
        for (WrappedKey row : rows) {
            next.put(row.id(), row);
            opened.put(row.id(), opened(row, masterKey));
            sealing = row.seals() ? row.id() : sealing; // they come oldest first
        }
        if (!opened.containsKey(NAMING) || sealing == 0) {
            throw new KeyProblem("A data key is missing from the database: restore it from a backup.");
        }
        if (sealing < newest) {
            throw KeyProblem.ofOthers();
        }
        return new OpenKeys(Map.copyOf(next), Map.copyOf(opened), sealing);
    }

    private byte[] opened(WrappedKey row, MasterKey masterKey) {
        Optional<byte[]> known = find(row.id());
        Optional<WrappedKey> before = Optional.ofNullable(read.get(row.id()));
        if (known.isPresent() && before.filter(row::follows).isPresent()) {
            return known.get();
        }
        byte[] key = masterKey.wrapper().unwrap(row);
        if (known.isPresent() ? !Arrays.equals(key, known.get()) : row.id() < newest) {
            throw KeyProblem.ofOthers();
        }
        return key;
    }

    /** By which master key they are wrapped, which is the same for all. */
    Optional<String> masterKey() {
        return Optional.ofNullable(read.get(NAMING)).flatMap(key -> key.by().masterKey());
    }

    /** Those that sealed before the newest, oldest first. */
    List<Short> older() {
        return read.values().stream()
                .filter(key -> key.seals() && key.id() < newest)
                .map(WrappedKey::id)
                .sorted()
                .toList();
    }
}
