/** Writing to account holders. */
package org.vestibule.application.notice;
