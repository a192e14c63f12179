/** The PostgreSQL that comes with the program: unpacked, started, watched over, and ended with it. */
package org.vestibule.adapters.persistence.embedded;
