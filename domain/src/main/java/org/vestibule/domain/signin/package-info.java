/** A sign-in between its first step and its second. */
package org.vestibule.domain.signin;
