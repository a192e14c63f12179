/** Who holds an account: its id, its e-mail address, its holder's name. */
package org.vestibule.domain.account;
