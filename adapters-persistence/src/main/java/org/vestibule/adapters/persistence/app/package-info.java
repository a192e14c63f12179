/** Registered apps, what they ask for, and what somebody granted them. */
package org.vestibule.adapters.persistence.app;
