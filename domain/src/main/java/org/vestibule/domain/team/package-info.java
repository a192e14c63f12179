/** Teams: their names, their days, and who owns them. */
package org.vestibule.domain.team;
