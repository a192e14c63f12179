/** Signing in: the password, then the second step. */
package org.vestibule.application.signin;
