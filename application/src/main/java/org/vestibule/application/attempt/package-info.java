/** Counting tries before they are made. */
package org.vestibule.application.attempt;
