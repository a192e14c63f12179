/** Signing out, at one's own wish or that of an app. */
package org.vestibule.adapters.web.signout;
