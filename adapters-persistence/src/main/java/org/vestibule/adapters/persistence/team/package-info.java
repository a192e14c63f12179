/** Teams, their members and what they require, in PostgreSQL. */
package org.vestibule.adapters.persistence.team;
