/** Buckets of tries. */
package org.vestibule.adapters.persistence.attempt;
