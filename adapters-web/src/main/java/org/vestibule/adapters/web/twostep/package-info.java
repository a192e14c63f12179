/** The pages on which 2-step verification is turned on. */
package org.vestibule.adapters.web.twostep;
