/** The address books that apps keep for accounts (PRODUCT H). */
package org.vestibule.domain.addressbook;
