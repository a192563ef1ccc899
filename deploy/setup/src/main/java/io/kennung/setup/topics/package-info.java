/** The topics in Kafka, as {@code deploy/topics.properties} declares them. */
@NullMarked
package io.kennung.setup.topics;

import org.jspecify.annotations.NullMarked;
