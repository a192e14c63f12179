/** Links that are mailed to account holders. */
package org.vestibule.application.link;
