package org.vestibule.application.audit;

import org.vestibule.domain.audit.Event;

/** The security log. Only ever grows. */
public interface AuditTrail {

    /** Writes an event in the transaction of what it tells of. */
    void record(Event event);
}
