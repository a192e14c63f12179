/** The security log. */
package org.vestibule.adapters.persistence.audit;
