/** Sessions, as digests of their tokens. */
package org.vestibule.adapters.persistence.session;
