/** The computers of a team (PRODUCT H). */
package org.vestibule.domain.computer;
