/** Signed-in browsers. */
package org.vestibule.application.session;
