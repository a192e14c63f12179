/** Whether the portal is up, for a machine to ask. */
package org.vestibule.adapters.web.health;
