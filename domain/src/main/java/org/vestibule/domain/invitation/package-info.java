/** Asking people by mail to join a team. */
package org.vestibule.domain.invitation;
