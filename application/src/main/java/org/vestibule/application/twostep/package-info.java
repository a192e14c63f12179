/** Turning 2-step verification on, and checking codes. */
package org.vestibule.application.twostep;
