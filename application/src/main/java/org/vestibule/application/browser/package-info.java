/** Browsers that somebody has completed a sign-in with before. */
package org.vestibule.application.browser;
