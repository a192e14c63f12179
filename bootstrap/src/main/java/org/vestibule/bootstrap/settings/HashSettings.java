package org.vestibule.bootstrap.settings;

/**
 * What one hash costs and how many may wait for one.
 *
 * @param memory in KiB
 * @param places in the queue, 32 at least
 */
public record HashSettings(int memory, int passes, int lanes, int places) {

    /** In KiB. */
    private static final int LEAST_MEMORY_OF_A_LANE = 8;

    static HashSettings from(Values values) {
        int memory = values.number("hash.memory", 19_456, 8, 4_194_304);
        int lanes = values.number("hash.lanes", 1, 1, 64);
        if (memory < LEAST_MEMORY_OF_A_LANE * lanes) {
            values.refuse("hash.memory", "at least 8 times vestibule.hash.lanes (RFC 9106)");
        }
        return new HashSettings(
                memory, values.number("hash.passes", 2, 1, 100), lanes, values.number("hash.places", 64, 32, 100_000));
    }
}
