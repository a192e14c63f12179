/** Sets of backup codes, as digests. */
package org.vestibule.adapters.persistence.backupcode;
