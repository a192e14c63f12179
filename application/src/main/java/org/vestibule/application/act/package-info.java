/** What every act goes through, whatever it is about: one transaction, the time, the log, mail. */
package org.vestibule.application.act;
