package io.kennung.safe.backups;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Bounds what uploads hold in memory together: what does not fit yet stays with its sender. */
@Singleton
class UploadMemory extends Budget {

  @Inject
  UploadMemory(SafeConfig config) {
    super(config.uploadMemory().asLongValue(), config.uploadTime());
  }
}
