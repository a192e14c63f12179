/** Apps that sign people in through the portal: who they are, what they ask for, and what they are granted. */
package org.vestibule.domain.app;
