/** Sign-ups that wait for their link. */
package org.vestibule.adapters.persistence.signup;
