/** Encryption at rest: what is sealed can be read only with the master key, which is not in the database. */
package org.vestibule.adapters.persistence.seal;
