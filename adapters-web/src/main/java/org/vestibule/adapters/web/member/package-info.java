/** The pages about who is in a team: People, invitations, one member. */
package org.vestibule.adapters.web.member;
