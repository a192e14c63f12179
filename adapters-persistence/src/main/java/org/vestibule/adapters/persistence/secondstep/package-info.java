/** Wrong second steps that may be taken back. */
package org.vestibule.adapters.persistence.secondstep;
