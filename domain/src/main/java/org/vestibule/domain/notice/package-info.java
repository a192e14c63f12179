/** What is written to an account holder by mail. */
package org.vestibule.domain.notice;
