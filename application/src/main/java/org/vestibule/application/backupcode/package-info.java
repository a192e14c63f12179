/** Redeeming backup codes. */
package org.vestibule.application.backupcode;
