/** The database's time. */
package org.vestibule.adapters.persistence.clock;
