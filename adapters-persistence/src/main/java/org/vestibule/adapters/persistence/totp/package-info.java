/** Authenticators in PostgreSQL. */
package org.vestibule.adapters.persistence.totp;
