/** Offering a team to another Owner. */
package org.vestibule.adapters.web.handover;
