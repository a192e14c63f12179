/** Who runs the portal. */
package org.vestibule.domain.operator;
