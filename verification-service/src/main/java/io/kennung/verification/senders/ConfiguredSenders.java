package io.kennung.verification.senders;

import java.util.List;
import java.util.Map;

/** All providers of one kind that the configuration names. */
public interface ConfiguredSenders {

  /** One for each name. */
  List<? extends CodeSender> all();

  /** What must not be published: configuration key to secret. */
  Map<String, String> secrets();
}
