package io.kennung.staff.audit;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.testing.ChassisSchema;
import io.kennung.chassis.testing.TestClock;
import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A record in a real database, empty before each test, and whose owner can do all to it. */
abstract class AuditScene {

  static final String CHAIN = "identity-service";
  static final StaffMember SAM = member("sam", "support");
  static final StaffMember LEA = member("lea", "support", "support-lead");

  private static ChassisSchema schema;

  final TestClock clock = new TestClock();
  Transactions transactions;
  Jdbi owner;
  Audit audit;

  @BeforeAll
  static void start() {
    schema = ChassisSchema.start("db/audit");
  }

  @AfterAll
  static void stop() {
    schema.close();
  }

  @BeforeEach
  void empty() {
    schema.clear();
    transactions = new Transactions(schema.dataSource());
    owner = Jdbi.create(schema.dataSource());
    asOwner("TRUNCATE audit_entry");
    audit = audit(CHAIN);
  }

  Audit audit(String chain) {
    Jdbi jdbi =
        Jdbi.create(transactions.dataSource()).setTransactionHandler(new CMTTransactionHandler());
    Outbox outbox = new Outbox(jdbi, null, noListener(), null, clock);
    return new Audit(new AuditEntries(jdbi), outbox, clock, chain);
  }

  /** With the guard taken away. */
  void asOwner(String statement) {
    owner.useTransaction(sql -> {
      sql.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_is_only_added_to");
      sql.execute(statement);
      sql.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_is_only_added_to");
    });
  }

  void look(StaffMember who, String identity) {
    transactions.run(() -> audit.record(who, deed(identity)));
  }

  static Deed deed(String identity) {
    return new Deed("look", identity, new Purpose("T-4711"), "done");
  }

  List<AuditEntry> all() {
    return audit.after(0, Integer.MAX_VALUE).entries();
  }

  AuditCheck check(String chain) throws BrokenChain {
    AuditCheck check = AuditCheck.fromBeginning(chain);
    for (AuditEntry entry : all()) {
      check.next(entry);
    }
    return check;
  }

  /** The payloads on their way to Kafka, in order. */
  List<String> outbox() {
    return owner.withHandle(sql ->
        sql.createQuery(
                "SELECT convert_from(data, 'UTF8') FROM outbox"
                    + " WHERE topic = 'directory.audit' ORDER BY position")
            .mapTo(String.class)
            .list());
  }

  static StaffMember member(String name, String... roles) {
    return new StaffMember(name, new TreeSet<>(Set.of(roles)));
  }

  private static TransactionSynchronizationRegistry noListener() {
    return (TransactionSynchronizationRegistry)
        Proxy.newProxyInstance(
            AuditScene.class.getClassLoader(),
            new Class<?>[] {TransactionSynchronizationRegistry.class},
            (proxy, method, arguments) -> null);
  }
}
