package io.kennung.safe.stores;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row says: either the bytes or where they are.
 *
 * @param name its key, 32 bytes
 * @param sealed the bytes, when they lie in the row
 * @param object the object that holds them, when they do not
 * @param version another one whenever the row has been written
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Row(byte[] name, byte @Nullable [] sealed, @Nullable UUID object, String version) {

  @Override
  public String toString() {
    return "Row[…]";
  }
}
