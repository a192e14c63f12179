/**
 * What an operator may set: a record for each concern, named by the first word of its keys, with their defaults, limits
 * and sentences. Whatever a concern asks for is a setting, so a new one is a line there, a line in that record's test and
 * a row of the README, which a test holds to it.
 */
package org.vestibule.bootstrap.settings;
