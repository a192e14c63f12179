/** Invitations that are not accepted yet, their links as digests. */
package org.vestibule.adapters.persistence.invitation;
