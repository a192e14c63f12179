/** Signing up by mailed link. */
package org.vestibule.application.signup;
