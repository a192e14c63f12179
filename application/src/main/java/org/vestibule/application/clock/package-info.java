/** Whether this node's clock is right. */
package org.vestibule.application.clock;
