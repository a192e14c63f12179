/** Accounts and the claims on their addresses. */
package org.vestibule.adapters.persistence.account;
