/** Who is in a team: adding, removing, roles, and looking at them. */
package org.vestibule.application.member;
