/** Signs of life, from the other services and from chat servers. */
@NullMarked
package io.kennung.revocation.activity;

import org.jspecify.annotations.NullMarked;
