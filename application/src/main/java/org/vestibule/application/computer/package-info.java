/** The computers of a team: let in by a person, and the team's from then on (PRODUCT H). */
package org.vestibule.application.computer;
