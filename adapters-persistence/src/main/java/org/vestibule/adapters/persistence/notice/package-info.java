/** Mails that are due, sealed. */
package org.vestibule.adapters.persistence.notice;
