/** The database's time, and what is not done by a clock that differs from it. */
package org.vestibule.adapters.persistence.clock;
