/** The address books that apps keep for accounts. */
package org.vestibule.application.addressbook;
