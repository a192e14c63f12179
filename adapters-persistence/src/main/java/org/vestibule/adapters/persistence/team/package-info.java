/** Teams, in PostgreSQL. */
package org.vestibule.adapters.persistence.team;
