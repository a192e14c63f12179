package org.vestibule.domain.member;

import java.time.Instant;

/**
 * A member became a Technician of the team, or is one no longer (PRODUCT D).
 *
 * @param technician what the member is from then on
 */
public record TechnicianChange(Instant at, boolean technician) {}
