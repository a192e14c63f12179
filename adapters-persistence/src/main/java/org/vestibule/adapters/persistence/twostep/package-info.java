/** Authenticator keys, sealed. */
package org.vestibule.adapters.persistence.twostep;
