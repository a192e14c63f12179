/** Time-based one-time codes of RFC 6238: keys, steps, codes and the window in which they count. */
package org.vestibule.domain.totp;
