/** Inviting people to a team by mail, and accepting it. */
package org.vestibule.application.invitation;
