/** What teams have subscribed to. */
package org.vestibule.application.subscription;
