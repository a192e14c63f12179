package org.vestibule.domain.team;

import java.time.Instant;
import java.time.ZoneId;
import org.vestibule.domain.account.AccountId;

/**
 * A team (PRODUCT D).
 *
 * @param owner its one Owner, always a member
 * @param zone where the days of its dates begin
 */
public record Team(TeamId id, TeamName name, AccountId owner, ZoneId zone, Instant createdAt) {}
