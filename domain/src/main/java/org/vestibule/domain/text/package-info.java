/** Text as people type and paste it, and as others read it. */
package org.vestibule.domain.text;
