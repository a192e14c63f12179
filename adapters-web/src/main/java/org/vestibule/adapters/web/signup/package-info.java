/** The pages of signing up. */
package org.vestibule.adapters.web.signup;
