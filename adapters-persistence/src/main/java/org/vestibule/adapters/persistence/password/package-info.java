/** Password hashes, and Argon2id to make them. */
package org.vestibule.adapters.persistence.password;
