/** Writing the security log. */
package org.vestibule.application.audit;
