/** Devices without a browser, for which somebody signs in elsewhere (RFC 8628). */
package org.vestibule.domain.device;
