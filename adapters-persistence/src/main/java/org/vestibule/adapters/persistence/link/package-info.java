/** Mailed links in PostgreSQL. */
package org.vestibule.adapters.persistence.link;
