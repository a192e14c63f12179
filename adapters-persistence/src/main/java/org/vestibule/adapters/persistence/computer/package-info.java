/** The computers of teams, in PostgreSQL. */
package org.vestibule.adapters.persistence.computer;
