/** How second steps are counted, whichever kind of code is typed, to sign in or as a proof. */
package org.vestibule.application.secondstep;
