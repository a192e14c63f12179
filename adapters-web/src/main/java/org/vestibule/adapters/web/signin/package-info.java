/** The pages of the two steps. */
package org.vestibule.adapters.web.signin;
