/** What apps ask the portal by themselves: what it can do, its keys, tokens, and who somebody is (PRODUCT H). */
package org.vestibule.adapters.apps;
