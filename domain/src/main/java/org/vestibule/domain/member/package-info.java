/** Who takes part in a team, and what they may do there. */
package org.vestibule.domain.member;
