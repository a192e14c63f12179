/** Who is in a team, in PostgreSQL. */
package org.vestibule.adapters.persistence.member;
