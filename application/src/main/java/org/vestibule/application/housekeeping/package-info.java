/** Dropping what has expired. */
package org.vestibule.application.housekeeping;
