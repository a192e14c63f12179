/** Pending sign-ins. */
package org.vestibule.adapters.persistence.signin;
