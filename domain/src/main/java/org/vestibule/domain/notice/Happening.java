package org.vestibule.domain.notice;

import java.time.Instant;
import org.vestibule.domain.audit.Origin;

/**
 * Something done to an account, or in its holder's name, of which they are told.
 *
 * @param what by which mail they are told
 */
public record Happening(Notice.Kind what, Instant at, Origin origin) {}
