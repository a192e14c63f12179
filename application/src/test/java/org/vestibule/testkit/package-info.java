/**
 * What tests are made of: an in-memory adapter for every port, the contracts that both they and the real adapters are held
 * to, and a portal wired of them whose adapters can be swapped.
 */
package org.vestibule.testkit;
