/** A role and a schema for each service in PostgreSQL, and nothing that they share. */
@NullMarked
package io.kennung.setup.database;

import org.jspecify.annotations.NullMarked;
