/** Making and finding accounts. */
package org.vestibule.application.account;
