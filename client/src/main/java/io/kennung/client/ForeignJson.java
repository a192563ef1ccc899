package io.kennung.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that somebody else has written. Twenty bytes of memory may stand for one on the wire,
 * so the names, values, braces and brackets are counted, too; more are a failure to read it.
 */
public final class ForeignJson {

  /** Of 20,000 contacts as apps write them; some 25 MB of memory at the worst. */
  private static final int MOST_TOKENS = 500_000;

  private ForeignJson() {}

  /** To add to what shall be read in which way. */
  public static JsonMapper.Builder mapper() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build());
  }
}
