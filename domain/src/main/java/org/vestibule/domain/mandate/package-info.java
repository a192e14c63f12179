/** Whom a team requires to have 2-step verification, and where that leaves each member. */
package org.vestibule.domain.mandate;
