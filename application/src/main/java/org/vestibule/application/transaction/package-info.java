/** The boundary within which changes are made together or not at all. */
package org.vestibule.application.transaction;
