/** Proving anew, within a session, who one is. */
package org.vestibule.application.proof;
