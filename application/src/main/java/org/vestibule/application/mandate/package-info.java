/** Requiring 2-step verification of a team's members: choosing the rule, telling them, counting who is missing. */
package org.vestibule.application.mandate;
