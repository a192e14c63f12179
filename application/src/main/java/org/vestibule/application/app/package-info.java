/** Signing in to apps: what they ask for, what somebody grants them, and how that ends. */
package org.vestibule.application.app;
