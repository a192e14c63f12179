/** The pages of one's account. */
package org.vestibule.adapters.web.account;
