/** The database, as whoever looks after it sees it. */
package org.vestibule.application.database;
