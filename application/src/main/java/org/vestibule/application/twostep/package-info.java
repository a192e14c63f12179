/** Turning 2-step verification on, moving it to another device, renewing its backup codes, and turning it off. */
package org.vestibule.application.twostep;
