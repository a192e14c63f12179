/** Checking passwords, the bounded queue in which slow hashes wait, and what these cost. */
package org.vestibule.application.password;
