package io.kennung.safe.stores;

import io.kennung.safe.testing.SafeTest;

@SafeTest
class ObjectStoreTest extends StoreContract {

  @Override
  protected RowStore store() {
    return objects;
  }

  @Override
  protected RowStore other() {
    return database;
  }
}
