/** Bearer secrets that name their owner, and identifiers ordered by time. */
package org.vestibule.domain.token;
