/** What a team has subscribed to, and for how long. */
package org.vestibule.domain.subscription;
