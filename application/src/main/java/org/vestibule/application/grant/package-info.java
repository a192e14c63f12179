/** What apps hold of accounts, and how it ends: below whatever ends it. */
package org.vestibule.application.grant;
