/** Known browsers in PostgreSQL. */
package org.vestibule.adapters.persistence.browser;
