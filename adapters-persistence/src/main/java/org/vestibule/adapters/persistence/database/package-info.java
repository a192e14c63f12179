/** Transactions and the one way in which adapters reach the database. */
package org.vestibule.adapters.persistence.database;
