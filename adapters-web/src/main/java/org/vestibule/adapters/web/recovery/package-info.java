/** The pages on which a password is forgotten, replaced or taken back. */
package org.vestibule.adapters.web.recovery;
