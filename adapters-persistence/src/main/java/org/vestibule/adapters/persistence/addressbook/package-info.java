/** The address books that apps keep, in PostgreSQL. */
package org.vestibule.adapters.persistence.addressbook;
