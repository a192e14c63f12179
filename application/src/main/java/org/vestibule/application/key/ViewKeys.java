package org.vestibule.application.key;

import java.util.List;

/** Shows operators the keys by their names and numbers, and how much is sealed with each. */
public final class ViewKeys {

    private final DataKeys dataKeys;
    private final MasterKeys masterKeys;

    public ViewKeys(DataKeys dataKeys, MasterKeys masterKeys) {
        this.dataKeys = dataKeys;
        this.masterKeys = masterKeys;
    }

    /**
     * What there is.
     *
     * @param data oldest first: the last seals
     */
    public record Keys(MasterKeyStatus master, List<DataKey> data) {

        /** How many values are sealed with an older key. */
        public long left() {
            return data.stream()
                    .limit(Math.max(0, data.size() - 1))
                    .mapToLong(DataKey::values)
                    .sum();
        }
    }

    /** As it is now. */
    public Keys view() {
        return new Keys(masterKeys.status(), dataKeys.all());
    }
}
