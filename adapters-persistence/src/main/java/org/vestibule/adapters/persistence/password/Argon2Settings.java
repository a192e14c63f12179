package org.vestibule.adapters.persistence.password;

/**
 * What a hash costs (RFC 9106; S-011).
 *
 * @param memory in KiB; 19,456 with 2 passes and 1 lane is OWASP's first choice and the least that is safe
 * @param passes over that memory
 * @param lanes computed side by side
 */
public record Argon2Settings(int memory, int passes, int lanes) {

    /** As a PHC string says it. */
    String phc() {
        return "m=" + memory + ",t=" + passes + ",p=" + lanes;
    }
}
