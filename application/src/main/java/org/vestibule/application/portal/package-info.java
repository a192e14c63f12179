/**
 * The portal as a whole: what it keeps, what it needs, and what it can do, capability by capability. Whoever runs it hands
 * over a {@link org.vestibule.application.portal.Store} and its {@link org.vestibule.application.portal.Means}; the
 * arrows run from here to the capabilities and never back.
 */
package org.vestibule.application.portal;
