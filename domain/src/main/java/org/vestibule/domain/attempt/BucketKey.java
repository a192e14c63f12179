package org.vestibule.domain.attempt;

/**
 * Names the bucket that a try counts in.
 *
 * @param subject what is tried against: an address in canonical form, so that an unknown one has a bucket too, or an
 *     account's id
 */
public record BucketKey(Guess guess, String subject) {}
