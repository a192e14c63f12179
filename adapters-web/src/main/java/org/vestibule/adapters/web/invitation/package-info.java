/** The page that the link of an invitation opens. */
package org.vestibule.adapters.web.invitation;
