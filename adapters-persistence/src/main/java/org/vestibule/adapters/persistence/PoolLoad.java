package org.vestibule.adapters.persistence;

/**
 * How busy the connections to the database are.
 *
 * @param awaited how many requests wait for one
 */
public record PoolLoad(int busy, int idle, int awaited) {}
