/** Who may do what in a team, whom it requires to have 2-step verification, and who takes part in it. */
package org.vestibule.domain.team;
