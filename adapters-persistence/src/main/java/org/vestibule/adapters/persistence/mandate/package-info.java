/** What teams require, in PostgreSQL. */
package org.vestibule.adapters.persistence.mandate;
