/** What makes a password acceptable, and the form in which it is kept. */
package org.vestibule.domain.password;
