/** Giving a team to another Owner. */
package org.vestibule.application.handover;
