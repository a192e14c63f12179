/** What the security log says: one event for every change and every sign-in, won or lost. */
package org.vestibule.domain.audit;
