/** The fence: what came before it counts no more, because the database may know less than it once did. */
package org.vestibule.application.fence;
