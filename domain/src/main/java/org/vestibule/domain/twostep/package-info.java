/** Whether an account is protected by a second step. */
package org.vestibule.domain.twostep;
