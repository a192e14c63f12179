/** Codes on paper that stand in once each for a lost authenticator. */
package org.vestibule.domain.backupcode;
