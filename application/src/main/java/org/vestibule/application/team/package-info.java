/**
 * Teams as a whole: making, finding, entering, renaming and ending them.
 *
 * <p>Whoever changes something locks first the account that it hangs on and then the team: so no rule can begin, nobody
 * become Owner and no second step be turned off at the same moment.
 */
package org.vestibule.application.team;
