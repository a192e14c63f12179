/** Signing out of apps: at the wish of one, and telling the others. */
@NullMarked
package org.vestibule.application.logout;

import org.jspecify.annotations.NullMarked;
