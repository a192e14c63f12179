/** The fence in PostgreSQL, and what moves it by itself. */
package org.vestibule.adapters.persistence.fence;
