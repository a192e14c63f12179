/** Apps that sign people in through the portal: what they ask for, whether they may, and which were let in. */
package org.vestibule.adapters.web.app;
