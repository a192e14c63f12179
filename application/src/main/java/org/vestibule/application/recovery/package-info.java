/** Getting back in: forgotten and burned passwords, and 2-step verification that somebody else turned on. */
package org.vestibule.application.recovery;
