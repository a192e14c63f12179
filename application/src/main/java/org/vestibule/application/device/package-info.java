/** Signing in for a device that has no browser (RFC 8628). */
package org.vestibule.application.device;
