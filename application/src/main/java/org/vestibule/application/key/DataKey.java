package org.vestibule.application.key;

import java.time.Instant;

/**
 * A data key as operators know it.
 *
 * @param id a number; the greatest is the newest, which seals
 * @param values how many are sealed with it
 */
public record DataKey(int id, Instant madeAt, long values) {}
