/** The pages on which 2-step verification is turned on, looked after and turned off. */
package org.vestibule.adapters.web.twostep;
