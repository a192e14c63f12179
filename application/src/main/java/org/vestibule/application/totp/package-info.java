/** Checking the codes of authenticator apps. */
package org.vestibule.application.totp;
