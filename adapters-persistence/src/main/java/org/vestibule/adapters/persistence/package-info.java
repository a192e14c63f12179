/**
 * The whole adapter as its wiring sees it. Inside, one package for each capability holds its ports' adapters; statements
 * stand as constants in the adapter that runs them.
 */
package org.vestibule.adapters.persistence;
