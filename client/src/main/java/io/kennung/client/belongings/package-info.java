/**
 * What a person has beside the key: contacts, groups, lists, settings. {@link
 * io.kennung.client.belongings.Belongings} is the way in. Source: the Safe contract, section 7.
 */
@NullMarked
package io.kennung.client.belongings;

import org.jspecify.annotations.NullMarked;
