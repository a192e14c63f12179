/** Proving anew, within a session, who one is: in the form of an act itself, or once for all acts of 10 minutes. */
package org.vestibule.adapters.web.proof;
