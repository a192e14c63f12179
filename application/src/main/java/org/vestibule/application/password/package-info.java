/** Checking passwords, and the bounded queue in which slow hashes wait. */
package org.vestibule.application.password;
