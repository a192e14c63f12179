/** What is kept sealed, as far as operators see to it: data keys, and the master key that wraps them. */
package org.vestibule.application.key;
