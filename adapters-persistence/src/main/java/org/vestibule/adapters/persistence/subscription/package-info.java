/** What teams have subscribed to, in PostgreSQL. */
package org.vestibule.adapters.persistence.subscription;
