/** The house rules that a compiler does not know: read from the compiled classes, the descriptors and the sources. */
package org.vestibule.architecture;
